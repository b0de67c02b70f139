//! Words of the tables and words that only the rules know.

use super::*;

fn singular(lang: Lang, word: &str) -> String {
    match number(lang, word) {
        Number::Plural(singular) => singular,
        Number::Singular | Number::Same => "=".to_owned(),
        Number::Lone => "-".to_owned(),
        Number::Unsure => "?".to_owned(),
    }
}

/// Checks `plural:singular` pairs; `=` is a form that may be singular, `-` a plural without one, `?` an unsure one.
fn check(lang: Lang, pairs: &str) {
    for pair in pairs.split_whitespace() {
        let (plural, want) = pair.split_once(':').unwrap();
        assert_eq!(singular(lang, plural), want, "{lang} {plural}");
    }
}

#[test]
fn english_nouns() {
    check(Lang::EN, "basins:basin policies:policy cookies:cookie processes:process boxes:box");
    check(
        Lang::EN,
        "potatoes:potato canoes:canoe shoes:shoe viruses:virus houses:house causes:cause uses:use",
    );
    check(Lang::EN, "knives:knife midwives:midwife olives:olive reserves:reserve bookshelves:bookshelf");
    check(Lang::EN, "microalgae:microalga hypotheses:hypothesis crises:crisis matrices:matrix services:-");
    check(
        Lang::EN,
        "prices:price caches:cache searches:search plastics:plastic mathematics:= series:= lens:=",
    );
    check(Lang::EN, "goods:- arrears:- measles:= passers-by:passer-by asylum-seekers:asylum-seeker");
    check(Lang::EN, "attorneys-general:attorney-general ombudsmen:ombudsman specimen:= specimens:specimen");
    check(Lang::EN, "databases:database by-products:by-product analyses:analysis");
}

#[test]
fn french_nouns_and_adjectives() {
    check(
        Lang::FR,
        "bassins:bassin niveaux:niveau bilatéraux:bilatéral travaux:- coraux:corail tuyaux:tuyau",
    );
    check(Lang::FR, "dangereux:= feux:feu virus:= individus:individu revenus:revenu lois:loi avis:= frais:-");
    check(Lang::FR, "sages-femmes:sage-femme procès-verbaux:procès-verbal choux-fleurs:chou-fleur");
    check(
        Lang::FR,
        "arcs-en-ciel:arc-en-ciel plus-values:plus-value succès:= silos:silo demandons:? jetons:jeton nations:- actions:action trous:trou cas:= porte-avions:= anticorps:=",
    );
}

#[test]
fn spanish_nouns_and_adjectives() {
    check(Lang::ES, "cuencas:cuenca redes:red sedes:sede leyes:ley bueyes:buey voces:voz enlaces:enlace");
    check(
        Lang::ES,
        "comisiones:comisión camiones:camión iones:ion leones:león planes:plan volcanes:volcán imágenes:imagen",
    );
    check(Lang::ES, "regímenes:régimen intereses:interés meses:mes países:país bases:base autobuses:autobús");
    check(Lang::ES, "crisis:= virus:= martes:= derechos:- bambúes:bambú relojes:reloj viajes:viaje");
    check(Lang::ES, "árboles:árbol líderes:líder padres:padre detalles:detalle balances:balance cruces:?");
    check(
        Lang::ES,
        "regiones:región instamos:? aplicarlas:? préstamos:préstamo ciudades:ciudad almacenes:almacén perennes:perenne",
    );
}

#[test]
fn phrases_and_what_is_inside_them() {
    assert_eq!(phrase(Lang::EN, "rules of procedure"), Some(Number::Lone));
    assert_eq!(
        phrase(Lang::ES, "recursos de apelación"),
        Some(Number::Plural("recurso de apelación".into()))
    );
    assert_eq!(phrase(Lang::EN, "chargés d’affaires"), Some(Number::Plural("chargé d’affaires".into())));
    assert_eq!(phrase(Lang::EN, "river basins"), None);
    assert_eq!(before(Lang::ES, "grandes", "presas").as_deref(), Some("gran"));
    assert_eq!(before(Lang::FR, "nouveaux", "accords").as_deref(), Some("nouvel"));
    assert_eq!(before(Lang::FR, "nouveaux", "hôpitaux").as_deref(), Some("nouvel"));
    assert_eq!(before(Lang::FR, "nouveaux", "hangars"), None);
    assert_eq!(before(Lang::FR, "nouveaux", "textes"), None);
    assert_eq!(number(Lang::FR, "États"), Number::Plural("État".into()));
}

#[test]
fn no_word_has_two_entries() {
    for lang in [Lang::EN, Lang::FR, Lang::ES] {
        let table = table(lang).unwrap();
        let plain = table.same.iter().chain(&table.lone).chain(&table.unsure).copied();
        let mut words: Vec<String> = plain.chain(table.plural.keys().copied()).map(str::to_owned).collect();
        words.extend(table.strip.iter().map(|word| format!("{word}s")));
        words.sort();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{lang} {twice:?}");
        assert!(words.iter().all(|word| !word.contains([':', '_'])), "{lang}");
    }
}

#[test]
fn one_of_what_is_a_plural_for_its_own_sake() {
    for (lang, word, want) in [
        (Lang::FR, "Services", Some("Service")),
        (Lang::ES, "recursos", Some("recurso")),
        (Lang::FR, "frais", None),
        (Lang::EN, "rights", None),
    ] {
        assert_eq!(one_of_many(lang, word).as_deref(), want, "{word}");
    }
}
