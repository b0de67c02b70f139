//! What language a column, a key or an element is named by.

use hexapla_model::Lang;

/// Scripts that may follow a language code.
const SCRIPTS: [&str; 6] = ["arab", "cyrl", "hans", "hant", "latn", "xxxx"];
/// Codes of three letters and names in the language itself, where a program or a person may write them.
const NAMES: &[(&str, &[&str])] = &[
    ("ar", &["ara", "arb", "العربية", "عربي"]),
    ("bg", &["bul"]),
    ("cs", &["ces", "cze"]),
    ("da", &["dan"]),
    ("de", &["deu", "ger", "deutsch"]),
    ("el", &["ell", "gre"]),
    ("en", &["eng", "anglais", "inglés", "английский", "英语", "英文", "الإنجليزية"]),
    ("es", &["spa", "español", "castellano"]),
    ("et", &["est", "ekk"]),
    ("fa", &["fas", "per", "pes"]),
    ("fi", &["fin"]),
    ("fr", &["fra", "fre", "français"]),
    ("he", &["heb"]),
    ("hi", &["hin"]),
    ("hu", &["hun"]),
    ("id", &["ind"]),
    ("it", &["ita", "italiano"]),
    ("ja", &["jpn", "日本語"]),
    ("ko", &["kor", "한국어"]),
    ("lt", &["lit"]),
    ("lv", &["lav", "lvs"]),
    ("nl", &["nld", "dut"]),
    ("pl", &["pol", "polski"]),
    ("pt", &["por", "português"]),
    ("ro", &["ron", "rum"]),
    ("ru", &["rus", "русский"]),
    ("sk", &["slk", "slo"]),
    ("sl", &["slv"]),
    ("sv", &["swe"]),
    ("th", &["tha"]),
    ("tr", &["tur"]),
    ("uk", &["ukr"]),
    ("vi", &["vie"]),
    ("zh", &["zho", "chi", "cmn", "中文", "汉语", "漢語"]),
    ("zh-Hans", &["简体中文"]),
    ("zh-Hant", &["繁體中文", "繁体中文"]),
];

/// The language that a label names, with its script and region: `zh`, `zh-CN`, `zh_Hans`, `zho_Hans`, `Chinese`,
/// `Chinese (PRC)`, `中文`.
pub(crate) fn of_label(label: &str) -> Option<Lang> {
    let label = label.trim();
    if let Some(lang) = Lang::from_english_name(label) {
        return Some(lang);
    }
    let plain = label.split(['(', '（']).next().unwrap_or_default().trim_end();
    if let Some(lang) = Lang::from_english_name(plain).or_else(|| by_name(plain)) {
        return Some(lang);
    }
    let mut tags = label.split(['-', '_']);
    let first = tags.next()?;
    let lang = if first.len() == 3 { by_name(first)? } else { Lang::parse(first).ok()? };
    let rest = &label[first.len()..];
    tags.all(is_subtag).then(|| Lang::parse_variant(&format!("{}{rest}", lang.code())).unwrap_or(lang))
}

/// The language of a tag, which may have further parts: `zh-yue-HK`, `fr-x-mt`.
pub(crate) fn of_tag(tag: &str) -> Option<Lang> {
    of_label(tag).or_else(|| Lang::parse_variant(tag.trim()).ok())
}

fn by_name(name: &str) -> Option<Lang> {
    let name = name.to_lowercase();
    let (code, _) = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    Lang::parse_variant(code).ok()
}

/// Whether a tag names a region or a script.
fn is_subtag(tag: &str) -> bool {
    match tag.len() {
        2 => tag.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => tag.bytes().all(|b| b.is_ascii_digit()),
        _ => SCRIPTS.contains(&tag.to_ascii_lowercase().as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (label, want) in [
            ("EN", "en"),
            (" zh-CN ", "zh-CN"),
            ("zh_Hant_TW", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("zho_Hans", "zh-Hans"),
            ("eng", "en"),
            ("Chinese (PRC)", "zh"),
            ("中文（简体）", "zh"),
            ("繁體中文", "zh-Hant"),
            ("English (United States)", "en-US"),
            ("English (final)", "en"),
            ("Français", "fr"),
            ("РУССКИЙ", "ru"),
            ("enx", ""),
            ("related", ""),
            ("en_frequency", ""),
            ("", ""),
        ] {
            assert_eq!(of_label(label).map(|l| l.to_string()).unwrap_or_default(), want, "{label}");
        }
    }

    #[test]
    fn names_are_of_languages() {
        assert!(
            NAMES.iter().all(|(code, _)| Lang::parse_variant(code).is_ok_and(|lang| lang.as_str() == *code))
        );
    }
}
