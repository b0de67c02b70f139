use super::*;

#[test]
fn languages_beside_fillers() {
    for (name, want) in [
        ("English term", "en"),
        ("Terms in French", "fr"),
        ("Terme français", "fr"),
        ("Término en español", "es"),
        ("Перевод на русский", "ru"),
        ("英文术语", "en"),
        ("中文译文", "zh"),
        ("المصطلح العربية", "ar"),
        ("Term (EN)", "en"),
        ("Term DE", "de"),
        ("Term No", ""),
        ("Term ID", ""),
        ("Term in", ""),
        ("Term", ""),
        ("Source language", ""),
        ("English definition", ""),
        ("Term note", ""),
        ("Text is in", ""),
        ("术语", ""),
    ] {
        assert_eq!(lang_beside_fillers(name).map(|l| l.to_string()).unwrap_or_default(), want, "{name}");
    }
}
