//! What the columns of a table of terms hold, by their names.

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
/// Scripts that may follow a language code.
const SCRIPTS: [&str; 5] = ["arab", "cyrl", "hans", "hant", "latn"];

/// Which columns matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Columns {
    /// The column with the ids.
    pub(super) id: Option<usize>,
    /// The columns with terms.
    pub(super) langs: Vec<(usize, Lang)>,
    /// How many columns there are.
    pub(super) width: usize,
}

impl Columns {
    /// The columns of a head.
    pub(super) fn new<'a>(head: impl Iterator<Item = &'a str>) -> Self {
        let mut columns = Self::default();
        for (n, name) in head.enumerate() {
            columns.width = n + 1;
            let is_id = IDS.contains(&name.trim().to_lowercase().replace(['_', '-'], " ").as_str());
            match lang(name) {
                Some(lang) => columns.langs.push((n, lang)),
                None if is_id && columns.id.is_none() => columns.id = Some(n),
                None => {}
            }
        }
        columns.tell_ids_from_indonesian();
        columns
    }

    /// `id` is the code of Indonesian too: it means ids in the first column and beside two other languages.
    fn tell_ids_from_indonesian(&mut self) {
        let others = self.langs.iter().filter(|(_, lang)| lang.as_str() != "id").count();
        let place = self.langs.iter().position(|(n, lang)| lang.as_str() == "id" && (*n == 0 || others > 1));
        if let Some(place) = place.filter(|_| self.id.is_none() && others > 0) {
            self.id = Some(self.langs.remove(place).0);
        }
    }
}

/// The language that a column is named by: `zh`, `zh-CN`, `zh_Hans`, `Chinese`, `Chinese (PRC)`.
fn lang(name: &str) -> Option<Lang> {
    let name = name.trim();
    let plain = name.split('(').next().unwrap_or_default().trim_end();
    if let Some(lang) = Lang::from_english_name(plain) {
        return Some(lang);
    }
    let mut tags = name.split(['-', '_']);
    let lang = Lang::parse(tags.next()?).ok()?;
    let is_region = |tag: &str| match tag.len() {
        2 => tag.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => tag.bytes().all(|b| b.is_ascii_digit()),
        _ => SCRIPTS.contains(&tag.to_ascii_lowercase().as_str()),
    };
    tags.all(is_region).then_some(lang)
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
            ("Entry_ID,Entry_Subject,English_Def,English,Term_Info,Chinese (PRC)", Some(0), "3en 5zh"),
            ("English,French,Entry number,Subject,English context", Some(2), "0en 1fr"),
            ("EN,zh-CN,zh_Hant_TW,es-419,pt_BR, Russian ", None, "0en 1zh 2zh 3es 4pt 5ru"),
            ("en,id", None, "0en 1id"),
            ("en,fr,id", Some(2), "0en 1fr"),
            ("entry id,en,id", Some(0), "1en 2id"),
            ("id", None, "0id"),
            ("lang_a,term_a,related,enx,", None, ""),
        ] {
            assert_eq!(columns(head), (id, langs.to_owned()), "{head}");
        }
    }
}
