use proptest::prelude::*;

use super::*;

fn keys(lang: &str, text: &str) -> String {
    let mut out = Vec::new();
    let lang = Lang::parse(lang).unwrap();
    entities(text, Span::new(0, text.len()), (lang, &[]), &mut |kind, _, key| {
        if kind != EntityKind::Punctuation {
            out.push(key.to_owned());
        }
    });
    out.sort();
    out.join(" ")
}

/// All versions of a row give the same keys.
#[track_caller]
fn agree(want: &str, versions: &[(&str, &str)]) {
    for (lang, text) in versions {
        assert_eq!(keys(lang, text), want, "{lang}: {text}");
    }
}

#[test]
fn numbers() {
    agree(
        "2500",
        &[
            ("en", "2,500 staff"),
            ("fr", "2\u{202F}500 agents"),
            ("fr", "2 500 agents"),
            ("es", "2.500 funcionarios"),
            ("es", "2 500 funcionarios"),
            ("ru", "2 500 сотрудников"),
            ("ar", "٢ ٥٠٠ موظف"),
            ("ar", "500 2 موظف"),
            ("zh", "2,500名工作人员"),
            ("zh", "２５００名"),
            ("de", "2.500 Leute"),
        ],
    );
    agree(
        "3500000",
        &[
            ("en", "3.5 million"),
            ("fr", "3,5 millions"),
            ("es", "3,5 millones"),
            ("ru", "3,5 млн"),
            ("ru", "3,5 миллиона"),
            ("ar", "3.5 ملايين"),
            ("ar", "٣٫٥ مليون"),
            ("zh", "350万"),
            ("de", "3,5 Millionen"),
        ],
    );
    agree("201054800.5", &[("en", "201,054,800.50"), ("fr", "201 054 800,5"), ("es", "201.054.800,5")]);
    agree("1 12", &[("en", "between 1 and 12")]);
    agree("70/125", &[("en", "resolution 70/125"), ("zh", "第70/125号决议"), ("ru", "в резолюции 70/125")]);
    agree(
        "70",
        &[
            ("en", "its seventieth session"),
            ("fr", "sa soixante-dixième session"),
            ("zh", "第七十届会议"),
            ("es", "su septuagésimo período"),
            ("ru", "на семидесятой сессии"),
            ("ar", "في دورتها السبعين"),
        ],
    );
    agree(
        "69",
        &[
            ("en", "sixty-ninth"),
            ("fr", "soixante-neuvième"),
            ("zh", "第六十九届"),
            ("es", "sexagésimo noveno"),
            ("ru", "шестьдесят девятой"),
            ("ar", "التاسعة والستين"),
        ],
    );
    agree(
        "21",
        &[
            ("en", "its 21st meeting"),
            ("fr", "à sa 21e séance"),
            ("zh", "第21次会议"),
            ("ru", "на 21м заседании"),
        ],
    );
}

#[test]
fn percentages() {
    agree(
        "12.5%",
        &[
            ("en", "12.5 per cent"),
            ("fr", "12,5 pour cent"),
            ("fr", "12,5 %"),
            ("es", "12,5%"),
            ("es", "el 12,5 por ciento"),
            ("ru", "12,5 процента"),
            ("ar", "12.5 في المائة"),
            ("zh", "百分之12.5"),
            ("zh", "12.5％"),
            ("de", "12,5 Prozent"),
        ],
    );
    agree("30%", &[("zh", "百分之三十")]);
}

#[test]
fn dates() {
    agree(
        "2023-12-11",
        &[
            ("en", "on 11 December 2023"),
            ("en", "December 11, 2023"),
            ("fr", "le 11 décembre 2023"),
            ("es", "el 11 de diciembre de 2023"),
            ("ru", "11 декабря 2023 года"),
            ("ar", "11 كانون الأول/ديسمبر 2023"),
            ("ar", "في ١١ ديسمبر ٢٠٢٣"),
            ("zh", "2023年12月11日"),
            ("zh", "2023 年 12 月 11 日"),
            ("de", "am 11. Dezember 2023"),
        ],
    );
    agree(
        "2024-03-11 2024-03-15",
        &[
            ("en", "11–15 March 2024"),
            ("en", "from 11 to 15 March 2024"),
            ("fr", "du 11 au 15 mars 2024"),
            ("es", "del 11 al 15 de marzo de 2024"),
            ("ru", "с 11 по 15 марта 2024 года"),
            ("ar", "من 11 إلى 15 آذار/مارس 2024"),
            ("zh", "2024年3月11日至15日"),
            ("zh", "2024年3月11至15日"),
        ],
    );
    agree(
        "2024-02-28 2024-03-03",
        &[
            ("en", "28 February to 3 March 2024"),
            ("fr", "du 28 février au 3 mars 2024"),
            ("ru", "с 28 февраля по 3 марта 2024 года"),
            ("zh", "2024年2月28日至3月3日"),
        ],
    );
    agree(
        "2024-05",
        &[
            ("en", "in May 2024"),
            ("fr", "en mai 2024"),
            ("es", "en mayo de 2024"),
            ("ru", "в мае 2024 года"),
            ("ar", "في أيار/مايو 2024"),
            ("zh", "2024年5月"),
        ],
    );
    agree("--12-11", &[("en", "11 December"), ("zh", "12月11日"), ("ru", "11 декабря")]);
    agree("", &[("en", "They may march on.")]);
    agree("2024", &[("zh", "2024年，"), ("ru", "в 2024 году")]);
}

#[test]
fn references() {
    agree(
        "art 3 art 7",
        &[
            ("en", "arts. 3 and 7"),
            ("fr", "articles 3 et 7"),
            ("es", "artículos 3 y 7"),
            ("ru", "статьях 3 и 7"),
            ("ar", "المادتين 3 و 7"),
            ("ar", "والمادتين ٣ و٧"),
            ("zh", "第3和第7条"),
            ("zh", "第三条和第七条"),
            ("de", "Artikel 3 und 7"),
        ],
    );
    agree(
        "para 14",
        &[
            ("en", "see para. 14."),
            ("fr", "paragraphe 14"),
            ("es", "párr. 14"),
            ("ru", "пункта 14"),
            ("ru", "п. 14"),
            ("ar", "الفقرة 14"),
            ("zh", "第14段"),
        ],
    );
    agree("annex 2", &[("en", "annex II"), ("fr", "l’annexe II"), ("ru", "приложении II"), ("zh", "附件二")]);
}

#[test]
fn names() {
    agree("A/RES/70/1", &[("en", "(A/RES/70/1)."), ("zh", "A/RES/\n70/1号"), ("ru", "А/RES/70/1, п. п.")]);
    agree("E/CN.15/2021/2/ADD.1", &[("en", "E/CN.15/2021/2/Add.1.")]);
    agree(
        "BR",
        &[
            ("en", "in Brazil"),
            ("fr", "du Brésil"),
            ("es", "al Brasil"),
            ("ru", "в Бразилии"),
            ("ar", "للبرازيل"),
            ("ar", "والبرازيل"),
            ("zh", "在巴西境内"),
            ("de", "Brasiliens Brasilien"),
        ],
    );
    agree("KZ", &[("en", "Kazakhstan"), ("ru", "Казахстану"), ("zh", "哈萨克斯坦"), ("ar", "كازاخستان")]);
    agree(
        "$ 2500000",
        &[
            ("en", "US$ 2.5 million"),
            ("en", "2.5 million United States dollars"),
            ("ru", "2,5 млн долл. США"),
            ("fr", "2,5 millions de dollars des États-Unis"),
            ("es", "2,5 millones de dólares de los Estados Unidos"),
            ("zh", "250万美元"),
            ("ar", "2.5 مليون دولار"),
        ],
    );
    agree(
        "COVID-19 UNODC",
        &[("en", "UNODC and COVID-19"), ("ru", "UNODC и COVID-19"), ("zh", "UNODC与COVID-19疫情")],
    );
    agree(
        "https://www.unodc.org/a/b",
        &[("en", "see https://www.unodc.org/a/b."), ("zh", "见https://www.unodc.org/a/b。")],
    );
    agree("", &[("en", "and/or; he/she; Part II")]);
}

#[test]
fn marks() {
    let marks = |lang: &str, text: &str| {
        let mut out = String::new();
        entities(text, Span::new(0, text.len()), (Lang::parse(lang).unwrap(), &[]), &mut |_, _, key| {
            out.push_str(key);
        });
        out
    };
    for (lang, text) in [
        ("en", "what? no! so: one; “two” (x)…"),
        ("en", "what? no! so: one; \"two\" (x)..."),
        ("fr", "quoi ? non ! donc : une ; « deux » (x)…"),
        ("ru", "что? нет! так: раз; «два» (а)…"),
        ("ar", "ماذا؟ لا! إذن: واحد؛ ”اثنان“ «ب» (س)…"),
        ("zh", "什么？不！所以：一；“二”（三）……"),
    ] {
        assert_eq!(marks(lang, text), "?!:;\"(…", "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_has_entities(
        text in "\\PC{0,60}|[0-9٠-٩ ,./年月日第三条%A-Cа-яء-ي\u{A0}'-]{0,40}|([0-9]{1,3}[ ,.]){0,9}",
        lang in 0..7usize,
    ) {
        let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh"][lang]).unwrap();
        let mut last = 0;
        entities(&text, Span::new(0, text.len()), (lang, &[]), &mut |_, span, key| {
            assert!(!key.is_empty() && span.start >= last && span.end > span.start);
            assert!(text.get(span.range()).is_some());
            last = span.end;
        });
    }
}

#[test]
fn text_without_spaces_takes_no_long_time() {
    // As long as the text is not read to its end from each letter.
    assert_eq!(keys("en", &"a(".repeat(150_000)), "");
    let long = format!("https://a.org/{}", "x".repeat(5_000));
    assert_eq!(keys("en", &long).len(), 2_048);
    assert_eq!(keys("en", "(see https://a.org/b(c), x@y.org)"), "https://a.org/b(c x@y.org");
}
