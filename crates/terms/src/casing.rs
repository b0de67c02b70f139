//! Which words have their capitals only from the head of a sentence, a heading or a longer name.

use hexapla_lang::name;
use hexapla_lang::number::has_own_capital;
use hexapla_model::Lang;

use crate::spelling::{Piece, Spelling, Texts, inside};

/// How often each word of a column is written with a small first letter, and with a capital one inside sentences.
#[derive(Debug)]
pub(crate) struct Casing {
    lang: Lang,
    /// The stem of each word.
    stems: Vec<u32>,
    /// For each stem how often its words are small inside sentences, and how often they have a capital there, but not as a
    /// part of a longer name.
    of_stems: Vec<[u32; 2]>,
    /// The capitals of each word inside sentences that are no part of a longer name.
    apart: Vec<u32>,
    small: Vec<u32>,
    /// Those of `small` that are inside sentences.
    inside: Vec<u32>,
    capital: Vec<u32>,
}

impl Casing {
    /// Counts the words of `texts`.
    pub(crate) fn new(texts: Texts) -> Self {
        let column = texts.column();
        let none = vec![0; column.words.len()];
        let mut casing = Self {
            lang: column.lang,
            stems: column.words.iter().map(|w| w.stem).collect(),
            of_stems: vec![[0; 2]; column.stems.len()],
            apart: none.clone(),
            small: none.clone(),
            inside: none.clone(),
            capital: none,
        };
        for row in 0..column.len() {
            let text = texts.text(row);
            for at in column.range(row) {
                let token = column.tokens[at];
                let first = text.get(token.span.range()).and_then(|w| w.chars().next());
                let Some(first) = first.filter(|c| c.is_alphabetic()) else { continue };
                // A capital at the head of a sentence means nothing; a small letter means the same anywhere.
                let (word, inside) = (token.word as usize, u32::from(inside(column, row, at)));
                if first.is_uppercase() {
                    casing.capital[word] += inside;
                    let apart = if inside > 0 { u32::from(texts.is_apart(row, at, 1)) } else { 0 };
                    casing.apart[word] += apart;
                    casing.of_stems[casing.stems[word] as usize][1] += apart;
                } else {
                    casing.small[word] += 1;
                    casing.inside[word] += inside;
                    casing.of_stems[casing.stems[word] as usize][0] += inside;
                }
            }
        }
        casing
    }

    /// Whether a word has its capital for its own sake: it is never small, and stands with one outside longer names.
    pub(crate) fn is_proper(&self, word: u32) -> bool {
        let [small, apart] = self.of_stems[self.stems[word as usize] as usize];
        small == 0 && apart > 0 && self.small[word as usize] == 0
    }

    /// Whether a word is mostly written small; of what looks like a name only places inside sentences show it.
    fn is_small(&self, word: u32, name: bool) -> bool {
        let small = if name { self.inside[word as usize] } else { self.small[word as usize] };
        small > 0 && small >= self.capital[word as usize]
    }

    /// Whether a word of a term that is no name is mostly written small, where it is no part of a longer name. If only
    /// names and heads of sentences have its form, its other forms show it; if nothing does, the `first` word of a term is small.
    fn is_common(&self, piece: &Piece, first: bool) -> bool {
        if has_own_capital(self.lang, &piece.text) {
            return false;
        }
        let word = piece.word;
        let (small, apart) = (self.small[word as usize], self.apart[word as usize]);
        if small + apart > 0 {
            return small >= apart;
        }
        let [small, apart] = self.of_stems[self.stems[word as usize] as usize];
        small > apart || first && small + apart == 0
    }

    /// Whether a term is a part of longer names wherever it is, and what only a preposition joins to one, with words that are also
    /// written small: `Commissioner for Human Rights`.
    fn is_part_of_names(&self, spelling: &Spelling) -> bool {
        let is_seen_small = |word: u32| self.of_stems[self.stems[word as usize] as usize][0] > 0;
        let mut capital = spelling.pieces.iter().filter(|p| p.text.starts_with(char::is_uppercase));
        !has_capital_nouns(self.lang)
            && spelling.joined > 0
            && spelling.cut >= spelling.places
            && capital.all(|p| is_seen_small(p.word))
            && !self.is_named(spelling)
    }

    /// Whether a word of a term says what kind of name it is: `Committee`.
    fn is_named(&self, spelling: &Spelling) -> bool {
        name::kind(self.lang, &spelling.text()).is_some()
    }

    /// Joins spellings that differ in case alone; each is written as inside sentences, most frequent first.
    ///
    /// `common` tells that the term is no name: it has no capitals but those that its words mostly have.
    pub(crate) fn join(&self, spellings: &[Spelling], common: bool) -> Vec<Spelling> {
        let mut out: Vec<(Spelling, (u32, usize))> = Vec::new();
        for spelling in spellings {
            let same =
                |s: &Spelling| s.pieces.iter().map(|p| p.word).eq(spelling.pieces.iter().map(|p| p.word));
            let weight = weight(spelling);
            match out.iter_mut().find(|(s, _)| same(s)) {
                Some((kept, best)) => {
                    let (places, inside) = (kept.places + spelling.places, kept.inside + spelling.inside);
                    kept.cut += spelling.cut;
                    kept.joined += spelling.joined;
                    if weight > *best || weight == *best && self.is_title(kept, spelling) {
                        *best = weight;
                        kept.pieces.clone_from(&spelling.pieces);
                    }
                    (kept.places, kept.inside) = (places, inside);
                }
                None => out.push((spelling.clone(), weight)),
            }
        }
        let mut out: Vec<Spelling> = out.into_iter().map(|(s, _)| s).collect();
        let common = common && !has_capital_nouns(self.lang);
        for spelling in &mut out {
            if common || self.is_part_of_names(spelling) {
                self.settle_common(spelling);
            }
            if common {
                self.settle_first(spelling);
            }
            self.settle(spelling, common);
        }
        out.sort_by_key(|s| std::cmp::Reverse(s.places));
        out
    }

    /// Whether `spelling` differs from `small`, which is inside a sentence, in capitals that words have which are mostly small.
    fn is_title(&self, spelling: &Spelling, small: &Spelling) -> bool {
        let mut pairs =
            spelling.pieces.iter().zip(&small.pieces).filter(|(own, other)| own.text != other.text);
        let is_capital = |own: &Piece, other: &Piece| {
            own.text.starts_with(char::is_uppercase) && own.text.to_lowercase() == other.text
        };
        let is_small = |word: u32| self.small[word as usize] > self.capital[word as usize];
        small.inside > 0
            && pairs.all(|(own, other)| is_capital(own, other) && is_small(own.word))
            && !self.is_named(spelling)
    }

    /// Takes the capitals of a title from words that are mostly written small, if all with capitals are such words.
    fn settle_common(&self, spelling: &mut Spelling) {
        let is_kept = |(n, piece): (usize, &Piece)| {
            let has_capital = piece.text.starts_with(char::is_uppercase);
            has_inner_capital(&piece.text) || has_capital && !self.is_common(piece, n == 0)
        };
        if !spelling.pieces.iter().enumerate().any(is_kept) {
            spelling.pieces.iter_mut().for_each(|p| p.text = p.text.to_lowercase());
        }
    }

    /// Takes the capital of the first word of a term that is no name, if the others are small and its stem is mostly so.
    fn settle_first(&self, spelling: &mut Spelling) {
        let Some((first, rest)) = spelling.pieces.split_first_mut() else { return };
        let [small, apart] = self.of_stems[self.stems[first.word as usize] as usize];
        let is_small = |piece: &Piece| !piece.text.contains(char::is_uppercase);
        if small > apart
            && rest.iter().all(is_small)
            && !has_inner_capital(&first.text)
            && !has_own_capital(self.lang, &first.text)
        {
            first.text = first.text.to_lowercase();
        }
    }

    /// Takes the capital that only the head of a sentence or a heading gave.
    fn settle(&self, spelling: &mut Spelling, common: bool) {
        let shouted = is_shouted(spelling);
        if spelling.inside > 0 && !shouted {
            return;
        }
        // `Horn of Africa`: a capital behind the first word looks like a name.
        let name = spelling.pieces[1..].iter().any(|p| p.text.chars().any(char::is_uppercase));
        for (n, piece) in spelling.pieces.iter_mut().enumerate() {
            let capital = piece.text.starts_with(char::is_uppercase);
            let small = if common {
                self.is_common(piece, n == 0)
            } else {
                self.is_small(piece.word, name && !shouted)
            };
            if capital && (n == 0 || shouted) && small {
                piece.text = piece.text.to_lowercase();
            }
        }
    }
}

/// Whether a word has capitals behind its first letter.
pub(crate) fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// Whether the nouns of a language have capitals.
pub(crate) fn has_capital_nouns(lang: Lang) -> bool {
    ["de", "lb"].contains(&lang.primary().code())
}

/// How much a spelling counts for the case: places inside sentences, but not inside longer names, come first, capitals
/// throughout last. Of two that count as much the one with more accents does: they are left out more often than put in.
fn weight(spelling: &Spelling) -> (u32, usize) {
    let inside = spelling.inside.saturating_sub(spelling.cut);
    let letters = spelling.pieces.iter().flat_map(|piece| piece.text.chars());
    let places = if is_shouted(spelling) { 0 } else { inside * 1000 + spelling.places.min(999) };
    (places, letters.filter(|c| c.is_alphabetic() && !c.is_ascii()).count())
}

/// Whether a term of several words, or one long word, is written in capitals throughout.
pub(crate) fn is_shouted(spelling: &Spelling) -> bool {
    let mut letters = spelling.pieces.iter().flat_map(|p| p.text.chars()).filter(|c| c.is_alphabetic());
    let count = letters.clone().count();
    count > 6 && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Corpus, Lang};
    use hexapla_segment::Tokenizer;

    use super::*;
    use crate::words::Words;

    /// The spellings of `term` in `lines`.
    fn joined(lang: Lang, lines: &[&str], term: &str, is_common: bool) -> Vec<String> {
        let corpus = Corpus::from_columns("case", &[(lang, lines)]);
        let column = Tokenizer::new(lang).column(&lines.iter().copied().map(Some).collect::<Vec<_>>());
        let words = Words::new(&column);
        let texts = Texts { corpus: &corpus, lang: 0, words: &words };
        let forms: Vec<String> = term.split(' ').map(str::to_lowercase).collect();
        let at = |at: &usize| {
            let row = texts.row(*at);
            let is =
                |n: usize| texts.text(row)[column.tokens[at + n].span.range()].to_lowercase() == forms[n];
            at + forms.len() <= column.range(row).end && (0..forms.len()).all(is)
        };
        let places: Vec<u32> =
            (0..column.tokens.len()).filter(at).map(|at| u32::try_from(at).unwrap()).collect();
        let spellings = texts.spellings(&places, forms.len());
        Casing::new(texts).join(&spellings, is_common).iter().map(Spelling::text).collect()
    }

    #[test]
    fn parts_of_names_that_a_preposition_joins_are_no_names() {
        let office =
            "It met the High Commissioner for Human Rights, whose human right is this, and those rights.";
        let island = "Reports on Corruption in Pacific Island Countries and the Pacific island countries.";
        let council = "It met the President of the Security Council, a council for the security of many.";
        let rights = "The Chair of Human Rights Council met the human council on rights.";
        let title = "It read Dry Pandemic and met in the dry pandemic; a dry pandemic is no dry year.";
        let name = "It read of Médicos sin Fronteras and of Médicos Sin Fronteras.";
        let kind = "It read the Optional Protocol and met on the optional protocol.";
        for (line, term, want) in [
            (office, "human rights", "human rights"),
            (island, "pacific island countries", "Pacific island countries"),
            (council, "security council", "Security Council"),
            (rights, "human rights council", "Human Rights Council"),
            // As often with capitals as without.
            (title, "dry pandemic", "dry pandemic"),
            (name, "médicos sin fronteras", "Médicos sin Fronteras"),
            (kind, "optional protocol", "Optional Protocol"),
        ] {
            assert_eq!(joined(Lang::EN, &[line], term, false), [want], "{line}");
        }
    }

    #[test]
    fn what_translates_small_letters_has_capitals_only_if_it_has_them_outside_names() {
        let strategy = "La Comisión aprobó la Estrategia Nacional contra la Corrupción: una lucha nacional contra la corrupción.";
        let state = "Ils ont vu que les États parties veulent la paix.";
        let agency = "Ils ont vu que la politique de l’OIT demande la paix.";
        for (lang, line, term, want) in [
            (
                Lang::ES,
                strategy,
                "estrategia nacional contra la corrupción",
                "estrategia nacional contra la corrupción",
            ),
            (Lang::ES, "VOTACIONES", "votaciones", "votaciones"),
            (Lang::RU, "Выбывающий член не подлежит переизбранию.", "выбывающий член", "выбывающий член"),
            (Lang::FR, state, "états parties", "États parties"),
            (Lang::FR, "États parties", "états parties", "États parties"),
            (Lang::FR, agency, "oit", "OIT"),
            (Lang::FR, "Le niveau de pH a été mesuré.", "niveau de ph", "niveau de pH"),
            (Lang::FR, "Le Bleu de Prusse sèche.", "bleu de prusse", "Bleu de Prusse"),
            (Lang::parse("de").unwrap(), "Ein Liter Wasser kostet Geld.", "liter wasser", "Liter Wasser"),
        ] {
            assert_eq!(joined(lang, &[line], term, true), [want], "{line}");
        }
    }
}
