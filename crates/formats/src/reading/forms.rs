//! Which forms of a language (`en-US`, `en-GB`) stay columns of their own.
//!
//! A language that a corpus has in one form is called by its code, whatever its tag: scripts depend on it. Forms that
//! exclude each other, or are beside each other in a row, are kept apart; `en` in some rows and `en-US` in others is one
//! column.

use std::collections::BTreeSet;

use hexapla_model::Lang;

/// The script of Chinese by its region, where a tag leaves it out.
const SCRIPTS: [(&str, &str); 5] =
    [("CN", "Hans"), ("HK", "Hant"), ("MO", "Hant"), ("SG", "Hans"), ("TW", "Hant")];

/// Forms of one language that a row has beside each other.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    together: BTreeSet<(Lang, Lang)>,
}

impl Forms {
    /// Takes the languages of a row or of a head.
    pub(crate) fn add(&mut self, langs: &[Lang]) {
        for (n, lang) in langs.iter().enumerate() {
            let others = langs[..n].iter().filter(|other| other.primary() == lang.primary());
            self.together.extend(others.map(|other| (*other.min(lang), *other.max(lang))));
        }
    }

    /// What the column of each of the languages is called; columns of one name are one.
    pub(crate) fn names(&self, langs: &[Lang]) -> Vec<Lang> {
        let names = langs.iter().map(|lang| {
            let forms: Vec<Lang> = langs.iter().filter(|l| l.primary() == lang.primary()).copied().collect();
            if self.are_one(&forms) { lang.primary() } else { *lang }
        });
        names.collect()
    }

    /// Whether all of some forms of a language are in one column.
    fn are_one(&self, forms: &[Lang]) -> bool {
        forms.iter().enumerate().all(|(n, a)| forms[..n].iter().all(|b| self.is_one(*a, *b)))
    }

    /// Whether two forms of a language are in one column: one covers the other, and no row has both.
    fn is_one(&self, a: Lang, b: Lang) -> bool {
        (covers(a, b) || covers(b, a)) && !self.together.contains(&(a.min(b), a.max(b)))
    }
}

/// Whether a text in `narrow` is one in `wide` too: `zh-Hant` covers `zh-TW`.
fn covers(wide: Lang, narrow: Lang) -> bool {
    let has = subtags(narrow);
    subtags(wide).iter().all(|subtag| has.contains(subtag))
}

/// Script, region and variant; the script of Chinese by its region too.
fn subtags(lang: Lang) -> Vec<String> {
    let mut subtags: Vec<String> = lang.as_str().split('-').skip(1).map(str::to_owned).collect();
    let script = SCRIPTS.iter().find(|(region, _)| subtags.iter().any(|subtag| subtag == region));
    if let Some((_, script)) = script.filter(|_| lang.primary() == Lang::ZH && !has_script(&subtags)) {
        subtags.push((*script).to_owned());
    }
    subtags
}

fn has_script(subtags: &[String]) -> bool {
    subtags.iter().any(|subtag| subtag.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns() {
        for (rows, want) in [
            (&["en-US fr", "en-US fr-FR"][..], "en fr fr"),
            (&["zh-CN en"], "zh en"),
            (&["zh-CN zh-TW en-US"], "zh-CN zh-TW en"),
            (&["en-US fr", "en-GB fr"], "en-US fr en-GB"),
            (&["en fr", "en-GB fr"], "en fr en"),
            (&["en en-GB fr"], "en en-GB fr"),
            (&["en fr", "en-US fr", "en-GB fr"], "en fr en-US en-GB"),
            (&["zh-Hant", "zh-TW", "zh"], "zh zh zh"),
            (&["zh-Hans", "zh-TW"], "zh-Hans zh-TW"),
            (&["pt-BR pt-PT", "es-419 es-ES"], "pt-BR pt-PT es-419 es-ES"),
            (&["sr-Latn", "sr-Cyrl"], "sr-Latn sr-Cyrl"),
            (&["ar-EG ru-RU"], "ar ru"),
        ] {
            let (mut forms, mut seen) = (Forms::default(), Vec::new());
            for row in rows {
                let langs: Vec<Lang> = row.split(' ').map(|t| Lang::parse_variant(t).unwrap()).collect();
                forms.add(&langs);
                let new: Vec<Lang> = langs.into_iter().filter(|lang| !seen.contains(lang)).collect();
                seen.extend(new);
            }
            let names: Vec<String> = forms.names(&seen).iter().map(ToString::to_string).collect();
            assert_eq!(names.join(" "), want, "{rows:?}");
        }
    }
}
