//! The singular of a term that the text has in the plural alone, in English, French and Spanish.

use hexapla_model::Lang;

use crate::citation::ends_with_any;
use crate::spelling::{Piece, Spelling};

/// The singular of a phrase in the plural, if the endings tell it for sure.
pub(super) fn built_singular(lang: Lang, spelling: &Spelling) -> Option<Spelling> {
    match lang.primary() {
        Lang::EN => english_singular(spelling),
        Lang::ES => romance_singular(spelling, spanish_word),
        Lang::FR => romance_singular(spelling, french_word),
        _ => None,
    }
}

/// The singular of a Spanish or French phrase that is no name: its noun and the adjectives that touch it, each by `word`.
fn romance_singular(spelling: &Spelling, word: fn(&str) -> Option<String>) -> Option<Spelling> {
    let first = spelling.pieces.first()?;
    if first.text.chars().any(char::is_uppercase) || !first.text.ends_with(['s', 'x']) {
        return None;
    }
    let joined = ["et", "ou", "y", "e", "o", "u", ","];
    if spelling.pieces.iter().any(|p| joined.contains(&p.text.as_str())) {
        return None;
    }
    let mut out = spelling.clone();
    for (n, piece) in out.pieces.iter_mut().enumerate() {
        if n > 0 && is_preposition(&piece.text) {
            break;
        }
        // An adverb or a hyphen between: what agrees with the noun is not known.
        if !piece.apart && n > 0 || !piece.text.ends_with(['s', 'x']) {
            return None;
        }
        piece.text = word(&piece.text)?;
    }
    Some(out)
}

/// What is between a noun and its complement in French and Spanish: nothing behind it agrees with the noun.
fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "de", "d’", "d'", "du", "des", "à", "au", "aux", "en", "pour", "par", "sur", "dans", "sans", "entre",
        "avec", "contre", "sous", "vers", "chez", "del", "a", "al", "para", "por", "sobre", "sin", "con",
        "tras", "ante", "desde", "hacia", "hasta", "que", "qui", "dont",
    ];
    PREPOSITIONS.contains(&word)
}

/// The singular of a Spanish noun or adjective in the plural.
fn spanish_word(word: &str) -> Option<String> {
    let stem = word.strip_suffix("es").unwrap_or_default();
    if word.chars().count() < 5
        || PLURAL_ONLY_ES.contains(&word)
        || ends_with_any(stem, &["s", "c", "í", "ú", "y"])
        // `redes` is of `red`, `sedes` of `sede`.
        || ends_with_any(stem, &["d"]) && !ends_with_any(stem, &["dad", "tad", "tud"])
        || word.ends_with("is")
    {
        return None;
    }
    for (plural, singular) in
        [("iones", "ión"), ("ones", "ón"), ("anes", "án"), ("ines", "ín"), ("eses", "és")]
    {
        if let Some(stem) = word.strip_suffix(plural) {
            // One syllable bears no accent: `planes`, `fines`, `meses`.
            let short = !stem.contains(['a', 'e', 'i', 'o', 'u', 'á', 'é', 'í', 'ó', 'ú']);
            let bare = word.strip_suffix("es").unwrap_or(word);
            return Some(if short { bare.to_owned() } else { format!("{stem}{singular}") });
        }
    }
    if ends_with_any(stem, &["en"]) {
        // `imágenes` and `órdenes` lose the accent with the syllable.
        return Some(stem.chars().map(without_accent).collect());
    }
    if ends_with_any(stem, &["al", "el", "il", "ol", "ul", "ar", "or", "er", "dad", "tad", "tud"]) {
        return Some(stem.to_owned());
    }
    word.strip_suffix('s').map(str::to_owned)
}

fn without_accent(c: char) -> char {
    "áéíóú".find(c).map_or(c, |at| ['a', 'e', 'i', 'o', 'u'][at / 2])
}

/// The singular of a French noun or adjective in the plural.
fn french_word(word: &str) -> Option<String> {
    if word.chars().count() < 5 || PLURAL_ONLY_FR.contains(&word) {
        return None;
    }
    if let Some(singular) = word.strip_suffix('x').filter(|stem| stem.ends_with("eau")) {
        return Some(singular.to_owned());
    }
    if let Some(stem) = word.strip_suffix("aux").filter(|_| !AUX_FR.contains(&word)) {
        return Some(format!("{stem}al"));
    }
    let own = ["x", "ss", "us", "is", "ès", "os", "as"].iter().any(|end| word.ends_with(end));
    if own {
        return None;
    }
    word.strip_suffix('s').map(str::to_owned)
}

/// French plurals in `-aux` whose singular does not end in `-al`.
const AUX_FR: &[&str] = &[
    "aloyaux",
    "baux",
    "boyaux",
    "coraux",
    "émaux",
    "étaux",
    "fabliaux",
    "fermaux",
    "fléaux",
    "gemmaux",
    "gluaux",
    "gruaux",
    "hoyaux",
    "joyaux",
    "noyaux",
    "préaux",
    "soupiraux",
    "travaux",
    "tuyaux",
    "vantaux",
    "vitraux",
];

/// English nouns in `-ie`: their plural looks like that of nouns in `-y`.
const IE_EN: &[&str] = &[
    "auntie",
    "birdie",
    "bookie",
    "boogie",
    "bourgeoisie",
    "brownie",
    "budgie",
    "caddie",
    "calorie",
    "camaraderie",
    "collie",
    "cookie",
    "coolie",
    "coterie",
    "die",
    "eerie",
    "foodie",
    "genie",
    "goalie",
    "hippie",
    "hoodie",
    "junkie",
    "laddie",
    "lie",
    "lingerie",
    "magpie",
    "menagerie",
    "movie",
    "newbie",
    "oldie",
    "pie",
    "pixie",
    "prairie",
    "quickie",
    "reverie",
    "rookie",
    "selfie",
    "smoothie",
    "sortie",
    "techie",
    "tie",
    "walkie-talkie",
    "yuppie",
    "zombie",
];

/// Spanish nouns that mean something else in the singular, or have none.
const PLURAL_ONLY_ES: &[&str] = &[
    "bienes",
    "derechos",
    "recursos",
    "naciones",
    "partes",
    "finanzas",
    "aguas",
    "servicios",
    "fondos",
    "obras",
    "fuerzas",
    "armas",
    "relaciones",
    "atribuciones",
    "vacaciones",
    "gafas",
    "víveres",
    "efectos",
    "fines",
    "oficios",
    "buenos",
    "medios",
];

/// French nouns that mean something else in the singular, or have none.
const PLURAL_ONLY_FR: &[&str] = &[
    "travaux",
    "droits",
    "ressources",
    "nations",
    "parties",
    "finances",
    "affaires",
    "services",
    "forces",
    "armes",
    "relations",
    "fonds",
    "frais",
    "moeurs",
    "mœurs",
    "corps",
    "temps",
    "pouvoirs",
    "environs",
    "archives",
    "matériaux",
    "locaux",
    "biens",
    "progrès",
    "décès",
    "accès",
    "succès",
    "processus",
    "pays",
    "discours",
    "cours",
    "concours",
    "secours",
    "parcours",
    "recours",
    "puits",
    "ailleurs",
    "plusieurs",
    "toujours",
    "vers",
];

/// Nouns that mean something else in the singular, or have none.
const PLURAL_ONLY: &[&str] = &[
    "affairs",
    "arms",
    "communications",
    "credentials",
    "customs",
    "earnings",
    "expenses",
    "finances",
    "forces",
    "funds",
    "goods",
    "guidelines",
    "hostilities",
    "nations",
    "operations",
    "parties",
    "peoples",
    "premises",
    "proceedings",
    "reparations",
    "resources",
    "rights",
    "sciences",
    "series",
    "services",
    "species",
    "studies",
    "terms",
    "utilities",
    "works",
];

/// The singular of an English phrase in the plural, if it is no name and its head ends as nouns do that have one.
fn english_singular(spelling: &Spelling) -> Option<Spelling> {
    let head = head(Lang::EN, &spelling.pieces);
    let name = head.chars().any(char::is_uppercase);
    if name || !is_plural(Lang::EN, head) || PLURAL_ONLY.contains(&head) || head.ends_with("yses") {
        return None;
    }
    if spelling.pieces.iter().any(|p| matches!(p.text.as_str(), "and" | "or" | ",")) {
        return None;
    }
    let singular = match head.strip_suffix("es") {
        _ if IE_EN.contains(&&head[..head.len() - 1]) => head.strip_suffix('s')?.to_owned(),
        _ if head.ends_with("ies") => format!("{}y", head.strip_suffix("ies")?),
        Some(stem) if ["ss", "x", "ch", "sh"].iter().any(|end| stem.ends_with(end)) => stem.to_owned(),
        _ => head.strip_suffix('s')?.to_owned(),
    };
    let mut out = spelling.clone();
    // What has a complement is often said in the plural alone: rules of procedure, terms of reference.
    let last = out.pieces.last_mut().filter(|p| p.text == head)?;
    last.text = singular;
    Some(out)
}

/// The word that shows the number: the last before a preposition in English, the first in French and Spanish.
pub(super) fn head(lang: Lang, pieces: &[Piece]) -> &str {
    let prepositions = ["of", "for", "in", "on", "to", "with", "from", "by", "and", "against", "at"];
    let piece = if lang.primary() == Lang::EN {
        let end = pieces.iter().position(|p| prepositions.contains(&p.text.as_str())).unwrap_or(pieces.len());
        pieces.get(end.saturating_sub(1))
    } else {
        pieces.first()
    };
    piece.map_or("", |p| p.text.as_str())
}

pub(super) fn is_plural(lang: Lang, word: &str) -> bool {
    match lang.primary() {
        Lang::EN => {
            ends_with_any(word, &["s"]) && !ends_with_any(word, &["ss", "us", "is", "ics"]) && word.len() > 3
        }
        Lang::FR => {
            ends_with_any(word, &["s", "x"]) && !ends_with_any(word, &["ss", "us", "ix"]) && word.len() > 3
        }
        _ => ends_with_any(word, &["s"]) && !ends_with_any(word, &["is", "us"]) && word.len() > 3,
    }
}
