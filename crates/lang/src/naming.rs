//! What language a column, a key or an element is named by.

use std::collections::HashMap;
use std::sync::LazyLock;

use hexapla_model::Lang;
use unicode_normalization::UnicodeNormalization as _;

/// Scripts that may follow a language code.
const SCRIPTS: [&str; 6] = ["arab", "cyrl", "hans", "hant", "latn", "xxxx"];
/// Names of languages in other languages than English.
const NAMES: &str = include_str!("../data/language_names.tsv");
/// What may be in brackets after the name of a language, by the subtag it means, in small letters.
const FORMS: [(&str, &str); 13] = [
    ("Hans", "简体 簡體 简 simplifié simplifiée simplificado упрощенный упрощённый المبسطة simplified"),
    ("Hant", "繁体 繁體 繁 正體 正体 traditionnel tradicional традиционный التقليدية traditional"),
    ("CN", "prc 中国 中國 大陆 大陸 chine china китай الصين"),
    ("TW", "台湾 台灣 臺灣 taïwan taiwán тайвань taiwan تايوان"),
    ("HK", "香港 hong-kong гонконг"),
    ("US", "us usa u.s. 美国 美國 états-unis ee.uu. сша أمريكا"),
    ("GB", "uk u.k. gb 英国 英國 royaume-uni великобритания بريطانيا"),
    ("BR", "brésil brasil бразилия 巴西 البرازيل brazil"),
    ("PT", "portugal португалия 葡萄牙 البرتغال"),
    ("FR", "france francia франция 法国 法國 فرنسا"),
    ("CA", "canada canadá канада 加拿大 كندا"),
    ("ES", "espagne españa испания 西班牙 إسبانيا spain"),
    ("MX", "mexique méxico мексика 墨西哥 المكسيك mexico"),
];

/// Codes of languages that are words or abbreviations too, as in the heads of lists.
const WORDS: [&str; 29] = [
    "am", "as", "be", "ch", "co", "cs", "cv", "id", "is", "it", "la", "mt", "my", "na", "no", "nr", "or",
    "pa", "sc", "sn", "so", "sq", "ss", "st", "te", "ti", "tl", "to", "ts",
];

/// The languages by their names without accents.
static BY_NAME: LazyLock<HashMap<String, Lang>> = LazyLock::new(|| {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let all = lines.filter_map(|line| {
        let (code, names) = line.split_once('\t')?;
        Some((Lang::parse_variant(code).ok()?, names))
    });
    all.flat_map(|(lang, names)| names.split('\t').map(move |name| (folded(name), lang))).collect()
});

/// The language that a label names, with its script and region: `zh`, `zh-CN`, `zh_Hans`, `zho_Hans`, `Chinese`,
/// `Chinese (PRC)`, `中文`, `anglais`, `Русский`.
pub fn of_label(label: &str) -> Option<Lang> {
    let label = label.trim();
    // No name of a language is longer.
    if label.is_empty() || label.len() > 80 {
        return None;
    }
    let cut = label.find(['(', '（']).unwrap_or(label.len());
    let (plain, forms) = (label[..cut].trim_end(), label[cut..].trim_matches(['(', ')', '（', '）', ' ']));
    if let Some(lang) = Lang::from_english_name(plain).or_else(|| by_name(plain)) {
        let own = form(forms).and_then(|form| Lang::parse_variant(&format!("{}-{form}", lang.code())).ok());
        let whole = Some(label).filter(|_| !forms.is_empty());
        return Some(own.or_else(|| whole.and_then(Lang::from_english_name)).unwrap_or(lang));
    }
    let mut tags = label.split(['-', '_']);
    let first = tags.next()?;
    let lang = if first.len() == 3 { by_name(first)? } else { Lang::parse(first).ok()? };
    let rest = &label[first.len()..];
    tags.all(is_subtag).then(|| Lang::parse_variant(&format!("{}{rest}", lang.code())).unwrap_or(lang))
}

/// The language of a tag, which may have further parts: `zh-yue-HK`, `fr-x-mt`.
pub fn of_tag(tag: &str) -> Option<Lang> {
    of_label(tag).or_else(|| Lang::parse_variant(tag.trim()).ok())
}

/// The language of a name that is more than a code.
pub fn by_name(name: &str) -> Option<Lang> {
    BY_NAME.get(&folded(name)).copied()
}

/// Whether the name of a column is a word or an abbreviation as well as a code.
pub fn is_word(name: &str) -> bool {
    WORDS.contains(&name.to_ascii_lowercase().as_str())
}

/// The subtag of a script or region.
fn form(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace("ee. uu.", "ee.uu.");
    FORMS.iter().find(|(_, names)| names.split(' ').any(|known| known == name)).map(|(subtag, _)| *subtag)
}

/// A name in small letters without accents.
fn folded(name: &str) -> String {
    name.to_lowercase().nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).collect()
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
            ("Chinese (PRC)", "zh-CN"),
            ("中文（简体）", "zh-Hans"),
            ("中文（繁體）", "zh-Hant"),
            ("English (UK)", "en-GB"),
            ("Anglais (États-Unis)", "en-US"),
            ("portugués (Brasil)", "pt-BR"),
            ("Francais", "fr"),
            ("anglais", "en"),
            ("Китайский", "zh"),
            ("الإنجليزية", "en"),
            ("俄文", "ru"),
            ("한국어", "ko"),
            ("tiếng Việt", "vi"),
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
        let mut seen = HashMap::new();
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let (code, names) = line.split_once('\t').unwrap();
            let lang = Lang::parse_variant(code).unwrap();
            assert_eq!(lang.as_str(), code);
            for name in names.split('\t') {
                assert_eq!((name.to_lowercase().as_str(), seen.insert(name, code)), (name, None));
                assert_eq!(of_label(name).map(Lang::primary), Some(lang.primary()), "{name}");
            }
        }
    }
}
