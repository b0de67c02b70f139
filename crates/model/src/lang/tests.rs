use super::*;

#[test]
fn parses_codes_and_tags() {
    for (tag, want) in
        [("zh", Some("zh")), ("ZH-Hans-CN", Some("zh")), ("fr_CA", Some("fr")), ("de", Some("de"))]
    {
        assert_eq!(Lang::parse(tag).ok().map(|l| l.to_string()).as_deref(), want, "{tag}");
    }
    for tag in ["", "xx", "english", "e", "é"] {
        assert!(Lang::parse(tag).is_err(), "{tag}");
    }
}

#[test]
fn parses_variants_in_the_usual_case() {
    for (tag, want) in [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("en_GB", "en-GB"),
        ("zh-hant", "zh-Hant"),
        ("zh_HANS_cn", "zh-Hans-CN"),
        ("zh-CHT", "zh-Hant"),
        ("es-419", "es-419"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        ("de-CH-1996", "de-CH-1996"),
        ("ca-valencia", "ca-valencia"),
        ("sr-latn-rs-ekavsk12-extra123", "sr-Latn-RS-ekavsk12"),
        ("en-US-u-ca-buddhist", "en-US"),
        ("ar-x-gulf", "ar"),
        ("fr-", "fr"),
        ("ru-RU-", "ru-RU"),
        ("en-GB-US", "en-GB"),
        ("en-é", "en"),
    ] {
        let lang = Lang::parse_variant(tag).unwrap();
        assert_eq!((lang.as_str(), lang.code()), (want, &want[..2]), "{tag}");
        assert_eq!(lang.primary(), Lang::parse(tag).unwrap(), "{tag}");
        assert_eq!(Lang::parse_variant(lang.as_str()), Ok(lang), "{tag}");
    }
    assert!(Lang::parse_variant("english-US").is_err());
}

#[test]
fn variants_sort_behind_their_language() {
    let tags = ["en", "en-GB", "en-US", "es", "zh", "zh-CN", "zh-Hant", "zh-TW"];
    let mut langs: Vec<Lang> = tags.iter().rev().map(|t| Lang::parse_variant(t).unwrap()).collect();
    langs.sort();
    assert_eq!(langs.iter().map(Lang::as_str).collect::<Vec<_>>(), tags);
}

#[test]
fn a_language_is_found_in_its_own_form_first() {
    let langs = ["fr", "en-US", "en-GB"].map(|t| Lang::parse_variant(t).unwrap());
    for (tag, want) in
        [("en", Some(1)), ("en-GB", Some(2)), ("en-CA", Some(1)), ("fr-CA", Some(0)), ("ru", None)]
    {
        assert_eq!(Lang::parse_variant(tag).unwrap().position_in(&langs), want, "{tag}");
    }
}

#[test]
fn only_languages_in_two_forms_keep_them() {
    for (all, want) in [
        ("zh-CN en-US", "zh en"),
        ("zh-CN zh-TW en-US", "zh-CN zh-TW en"),
        ("en en-US fr-FR", "en en-US fr"),
        ("fr-CA fr-CA ar-EG", "fr fr ar"),
        ("es-ES es-419 ru-RU", "es-ES es-419 ru"),
    ] {
        let all: Vec<Lang> = all.split(' ').map(|t| Lang::parse_variant(t).unwrap()).collect();
        let names: Vec<Lang> = all.iter().map(|l| l.beside(&all)).collect();
        assert_eq!(names.iter().map(Lang::as_str).collect::<Vec<_>>().join(" "), want);
    }
}
