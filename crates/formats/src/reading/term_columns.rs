//! What the columns of a table of terms hold, by their names.

use hexapla_lang::naming;
use hexapla_model::Lang;

/// Names of the column with the ids, in lower case and with blanks between words.
const IDS: [&str; 9] = [
    "id",
    "entry id",
    "entryid",
    "entry number",
    "concept id",
    "conceptid",
    "term id",
    "termid",
    "record id",
];

/// Names of the columns of a person.
const REVIEWS: [&str; 3] = ["review", "decision", "verdict"];
const COMMENTS: [&str; 4] = ["comment", "comments", "note", "notes"];

/// Names of the columns of a table with one row per term: its language, the term, and what it is.
const LANGUAGES: [&str; 10] =
    ["language", "lang", "language code", "locale", "langue", "idioma", "язык", "اللغة", "语言", "语种"];
const TERMS: [&str; 8] = ["term", "terme", "término", "термин", "المصطلح", "术语", "词条", "designation"];
const TYPES: [&str; 3] = ["type", "term type", "termtype"];
const PARTS: [&str; 4] = ["part of speech", "partofspeech", "pos", "word class"];
const NUMBERS: [&str; 2] = ["number", "grammatical number"];
/// Names of columns about an entry.
const KINDS: [&str; 3] = ["kind", "entry type", "category"];
const DOMAINS: [&str; 4] = ["domain", "subject", "subject field", "field"];

/// Which columns matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Columns {
    /// The column with the ids.
    pub(crate) id: Option<usize>,
    /// The columns with what a person has decided about entries, and noted beside them.
    pub(crate) review: Option<usize>,
    pub(crate) comment: Option<usize>,
    /// The columns with what entries name, and with their subject fields.
    pub(crate) kind: Option<usize>,
    pub(crate) domain: Option<usize>,
    /// The columns of a term, if each has a row of its own.
    pub(crate) term: Option<TermColumns>,
    /// The columns with terms.
    pub(crate) langs: Vec<(usize, Lang)>,
    /// How many columns there are.
    pub(crate) width: usize,
}

/// The columns of a table with one row per term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TermColumns {
    pub(crate) language: usize,
    pub(crate) text: usize,
    /// What it is beside the other terms of its entry.
    pub(crate) kind: Option<usize>,
    pub(crate) part: Option<usize>,
    pub(crate) number: Option<usize>,
}

impl TermColumns {
    /// Those of a head, if it has a column for the language and one for the term.
    fn new(names: &[String]) -> Option<Self> {
        let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        Some(Self {
            language: place(&LANGUAGES)?,
            text: place(&TERMS)?,
            kind: place(&TYPES),
            part: place(&PARTS),
            number: place(&NUMBERS),
        })
    }

    /// All of them.
    pub(crate) fn all(self) -> impl Iterator<Item = usize> {
        [Some(self.language), Some(self.text), self.kind, self.part, self.number].into_iter().flatten()
    }
}

/// The name of a column in small letters, with blanks between its words.
fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', '-'], " ")
}

impl Columns {
    /// The columns of the head of a table with one row per term, if it is one.
    pub(crate) fn of_term_rows(head: &[String]) -> Option<Self> {
        let names: Vec<String> = head.iter().map(|name| plain(name)).collect();
        let term = TermColumns::new(&names)?;
        let named = Self::new(head.iter().map(String::as_str));
        Some(Self { term: Some(term), langs: Vec::new(), ..named })
    }

    /// The columns of a head.
    pub(crate) fn new<'a>(head: impl Iterator<Item = &'a str>) -> Self {
        let mut columns = Self::default();
        for (n, name) in head.enumerate() {
            columns.width = n + 1;
            let plain = plain(name);
            let is_id = IDS.contains(&plain.as_str());
            let about = [
                (&mut columns.review, &REVIEWS[..]),
                (&mut columns.comment, &COMMENTS),
                (&mut columns.kind, &KINDS),
                (&mut columns.domain, &DOMAINS),
            ];
            for (column, names) in about {
                if names.contains(&plain.as_str()) {
                    column.get_or_insert(n);
                }
            }
            match naming::of_label(name) {
                Some(lang) => columns.langs.push((n, lang)),
                None if is_id && columns.id.is_none() => columns.id = Some(n),
                None => {}
            }
        }
        columns.tell_ids_from_indonesian();
        columns
    }

    /// The columns about an entry and in which a person decides and notes.
    pub(crate) fn about(&self) -> impl Iterator<Item = usize> + use<> {
        [self.review, self.comment, self.kind, self.domain].into_iter().flatten()
    }

    /// `id` is the code of Indonesian too: it means ids in the first column and beside two other languages.
    fn tell_ids_from_indonesian(&mut self) {
        let others = self.langs.iter().filter(|(_, lang)| lang.as_str() != "id").count();
        let place = self.langs.iter().position(|(n, lang)| lang.as_str() == "id" && (*n == 0 || others > 1));
        // Alone among columns that are not languages it can only mean ids.
        if let Some(place) = place.filter(|_| self.id.is_none() && (others > 0 || self.width > 1)) {
            self.id = Some(self.langs.remove(place).0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(head: &str) -> (Option<usize>, String) {
        let columns = Columns::new(head.split(','));
        let langs: Vec<String> = columns.langs.iter().map(|(n, lang)| format!("{n}{lang}")).collect();
        (columns.id, langs.join(" "))
    }

    #[test]
    fn columns_of_a_table_with_one_row_per_term() {
        for (head, want) in [
            (
                "id,language,term,type,kind,part_of_speech,number,review",
                Some((1, 2, Some(3), Some(5), Some(6))),
            ),
            ("Term,Lang,POS", Some((1, 0, None, Some(2), None))),
            ("Язык,Термин", Some((0, 1, None, None, None))),
            ("id,term,translation", None),
            ("id,en,fr,language", None),
        ] {
            let head: Vec<String> = head.split(',').map(str::to_owned).collect();
            let found = Columns::of_term_rows(&head).and_then(|columns| columns.term);
            let found = found.map(|term| (term.language, term.text, term.kind, term.part, term.number));
            assert_eq!(found, want, "{head:?}");
        }
    }

    #[test]
    fn names_of_columns() {
        for (head, id, langs) in [
            ("en,fr", None, "0en 1fr"),
            ("id,score,frequency,en,zh,status,known_id,en_frequency,en_type,en_context", Some(0), "3en 4zh"),
            ("Entry_ID,Entry_Subject,English_Def,English,Term_Info,Chinese (PRC)", Some(0), "3en 5zh-CN"),
            ("English,French,Entry number,Subject,English context", Some(2), "0en 1fr"),
            ("EN,zh-CN,zh_Hant_TW,es-419,pt_BR, Russian ", None, "0en 1zh-CN 2zh-Hant-TW 3es-419 4pt-BR 5ru"),
            ("en,id", None, "0en 1id"),
            ("en,fr,id", Some(2), "0en 1fr"),
            ("entry id,en,id", Some(0), "1en 2id"),
            ("id", None, "0id"),
            ("id,foo,bar", Some(0), ""),
            ("lang_a,term_a,related,enx,", None, ""),
        ] {
            assert_eq!(columns(head), (id, langs.to_owned()), "{head}");
        }
    }
}
