//! English names of languages, as term bases write them at the head of a column.

use crate::Lang;

/// Code and name; a language that is not here goes by its code.
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

impl Lang {
    /// The English name, or the code of a language whose name is not known here.
    #[must_use]
    pub fn english_name(&self) -> &str {
        let found = NAMES.iter().find(|(code, _)| *code == self.as_str());
        found.map_or(self.as_str(), |(_, name)| name)
    }

    /// The language of an English name such as `French`, in any case.
    #[must_use]
    pub fn from_english_name(name: &str) -> Option<Self> {
        let found = NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
        found.and_then(|(code, _)| Self::parse(code).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for (code, name) in NAMES {
            let lang = Lang::from_english_name(name).unwrap();
            assert_eq!((lang.as_str(), lang.english_name()), (*code, *name));
        }
        assert_eq!(Lang::from_english_name("CHINESE"), Some(Lang::ZH));
        assert_eq!(Lang::from_english_name("en"), None);
        assert_eq!(Lang::parse("kl").unwrap().english_name(), "kl");
    }
}
