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

/// Which columns matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Columns {
    /// The column with the ids.
    pub(crate) id: Option<usize>,
    /// The columns with what a person has decided about entries, and noted beside them.
    pub(crate) review: Option<usize>,
    pub(crate) comment: Option<usize>,
    /// The columns with terms.
    pub(crate) langs: Vec<(usize, Lang)>,
    /// How many columns there are.
    pub(crate) width: usize,
}

impl Columns {
    /// The columns of a head.
    pub(crate) fn new<'a>(head: impl Iterator<Item = &'a str>) -> Self {
        let mut columns = Self::default();
        for (n, name) in head.enumerate() {
            columns.width = n + 1;
            let plain = name.trim().to_lowercase().replace(['_', '-'], " ");
            let is_id = IDS.contains(&plain.as_str());
            if REVIEWS.contains(&plain.as_str()) {
                columns.review.get_or_insert(n);
            } else if COMMENTS.contains(&plain.as_str()) {
                columns.comment.get_or_insert(n);
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

    /// The columns in which a person decides and notes.
    pub(crate) fn of_a_person(&self) -> impl Iterator<Item = usize> + use<> {
        [self.review, self.comment].into_iter().flatten()
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
