//! English names of languages, as term bases write them at the head of a column.

use std::borrow::Cow;

use crate::Lang;

/// Code and name; a language that is not here uses its code.
const NAMES: &[(&str, &str)] = &[
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mt", "Maltese"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// What distinguishes forms of a language, as term bases write it after the name.
const FORMS: &[(&str, &str)] = &[
    ("419", "Latin America"),
    ("AE", "U.A.E."),
    ("AR", "Argentina"),
    ("AT", "Austria"),
    ("AU", "Australia"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("CA", "Canada"),
    ("CH", "Switzerland"),
    ("CN", "China"),
    ("CO", "Colombia"),
    ("Cyrl", "Cyrillic"),
    ("DE", "Germany"),
    ("EG", "Egypt"),
    ("ES", "Spain"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("Hans", "Simplified"),
    ("Hant", "Traditional"),
    ("HK", "Hong Kong"),
    ("IE", "Ireland"),
    ("IN", "India"),
    ("Latn", "Latin"),
    ("MO", "Macao"),
    ("MX", "Mexico"),
    ("NZ", "New Zealand"),
    ("PT", "Portugal"),
    ("RU", "Russia"),
    ("SA", "Saudi Arabia"),
    ("SG", "Singapore"),
    ("TW", "Taiwan"),
    ("US", "United States"),
    ("ZA", "South Africa"),
];

impl Lang {
    /// The English name, or the code of a language whose name is not known here; `English (United States)` for `en-US`.
    #[must_use]
    pub fn english_name(&self) -> Cow<'static, str> {
        let found = NAMES.iter().find(|(code, _)| *code == self.code());
        let name = found.map_or_else(|| Cow::Owned(self.code().to_owned()), |(_, name)| Cow::Borrowed(*name));
        let forms: Vec<&str> = self.as_str().split('-').skip(1).map(form_name).collect();
        if forms.is_empty() { name } else { format!("{name} ({})", forms.join(", ")).into() }
    }

    /// The language of an English name such as `French`, in any case, or of a name with its form: `French (Canada)`.
    #[must_use]
    pub fn from_english_name(name: &str) -> Option<Self> {
        let (name, forms) = match name.strip_suffix(')').and_then(|name| name.split_once('(')) {
            Some((name, forms)) => (name.trim_end(), forms),
            None => (name, ""),
        };
        let (code, _) = NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name))?;
        let mut tag = (*code).to_owned();
        for form in forms.split(',').map(str::trim).filter(|form| !form.is_empty()) {
            tag = tag + "-" + form_tag(form)?;
        }
        Self::parse_variant(&tag).ok()
    }
}

/// The name of a script or region; its subtag if it has none here.
fn form_name(subtag: &str) -> &str {
    FORMS.iter().find(|(tag, _)| *tag == subtag).map_or(subtag, |(_, name)| name)
}

/// The subtag of the name of a script or region, or of a region's code.
fn form_tag(name: &str) -> Option<&str> {
    let known = FORMS.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
    let is_code = name.len() == 2 && name.bytes().all(|b| b.is_ascii_uppercase());
    known.map(|(tag, _)| *tag).or_else(|| is_code.then_some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for (code, name) in NAMES {
            let lang = Lang::from_english_name(name).unwrap();
            assert_eq!((lang.as_str(), &*lang.english_name()), (*code, *name));
        }
        assert_eq!(Lang::from_english_name("CHINESE"), Some(Lang::ZH));
        assert_eq!(Lang::from_english_name("en"), None);
        assert_eq!(Lang::parse("kl").unwrap().english_name(), "kl");
    }

    #[test]
    fn forms_have_names_that_lead_back() {
        for (tag, name) in [
            ("en-US", "English (United States)"),
            ("en-GB", "English (United Kingdom)"),
            ("zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
            ("es-419", "Spanish (Latin America)"),
            ("fr-CA", "French (Canada)"),
            ("ru-KZ", "Russian (KZ)"),
        ] {
            let lang = Lang::parse_variant(tag).unwrap();
            assert_eq!(lang.english_name(), name);
            assert_eq!(Lang::from_english_name(name), Some(lang), "{name}");
        }
        assert_eq!(Lang::from_english_name("english (united states)"), Lang::parse_variant("en-US").ok());
        for name in ["English (final)", "English (", "(United States)", "Report (English)"] {
            assert_eq!(Lang::from_english_name(name), None, "{name}");
        }
    }
}
