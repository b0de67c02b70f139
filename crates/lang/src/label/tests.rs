use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Vec<(StepKind, u32)> {
    parse(text).map_or_else(Vec::new, |l| {
        let own = l.readings.iter().map(|r| (r.kind, r.ordinal.number));
        own.chain(l.path.iter().map(|(k, o)| (*k, o.number))).collect()
    })
}

#[test]
fn labels_of_six_languages() {
    use StepKind::*;
    let cases: &[(&str, &str, StepKind, u32)] = &[
        ("12. The basin", "12.", Paragraph, 12),
        ("12．流域", "12．", Paragraph, 12),
        ("\u{200F}12 - إن الحوض", "12 -", Paragraph, 12),
        ("١٢ - إن الحوض", "١٢ -", Paragraph, 12),
        ("12- إن الحوض", "12-", Paragraph, 12),
        ("1 . In time", "1 .", Paragraph, 1),
        ("II. Progress", "II.", Chapter, 2),
        ("ثانياً - التقدم", "ثانياً -", Chapter, 2),
        ("二. 进展", "二.", Chapter, 2),
        ("二、进展", "二、", Chapter, 2),
        ("二  所有流域", "二", Paragraph, 2),
        ("D. Data", "D.", Section, 4),
        ("دال - البيانات", "دال -", Section, 4),
        ("3. Floods", "3.", Subsection, 3),
        ("(b) Floods;", "(b)", Item, 2),
        ("b) inondations ;", "b)", Item, 2),
        ("б) наводнения;", "б)", Item, 2),
        ("(ب) الفيضانات؛", "(ب)", Item, 2),
        ("（二）洪水；", "（二）", Item, 2),
        ("㈡ 洪水；", "㈡", Item, 2),
        ("(iii) floods", "(iii)", Subitem, 3),
        ("'1' الفيضانات", "'1'", Subitem, 1),
        ("Article 20", "Article 20", Article, 20),
        ("Article premier", "Article premier", Article, 1),
        ("Artículo 9 Datos", "Artículo 9", Article, 9),
        ("Статья 20. Данные", "Статья 20.", Article, 20),
        ("المادة 20", "المادة 20", Article, 20),
        ("第二十条 数据", "第二十条", Article, 20),
        ("第20条", "第20条", Article, 20),
        ("Section 4 Lakes", "Section 4", Division, 4),
        ("Section D Lakes", "Section D", Section, 4),
        ("الفرع الثاني", "الفرع الثاني", Division, 2),
        ("Annex II", "Annex II", Annex, 2),
        ("المرفق الثاني", "المرفق الثاني", Annex, 2),
        ("附件二", "附件二", Annex, 2),
        ("الفصل الثاني عشر: أحكام", "الفصل الثاني عشر:", Chapter, 12),
        ("Goal 3. Health", "Goal 3.", Part, 3),
        ("目标 3. 健康", "目标 3.", Part, 3),
        ("1.a.2 Share of", "1.a.2", Item, 1),
        ("1.a Ensure", "1.a", Item, 1),
        ("1.a ensure", "1.a", Item, 1),
        ("1.1 By 2030, eradicate", "1.1", Paragraph, 1),
        ("1.1 到2030年", "1.1", Paragraph, 1),
        ("1.1. by 2030", "1.1.", Paragraph, 1),
        ("1.1 «К 2030 году", "1.1", Paragraph, 1),
        ("(1 النسخ الاحتياطي", "(1", Item, 1),
        ("(2 النسخ (الاحتياطي)", "(2", Item, 2),
        ("¹ See", "¹", Note, 1),
        ("* FWB/1", "*", Note, 1001),
    ];
    for &(text, span, kind, number) in cases {
        let label = parse(text).unwrap_or_else(|| panic!("{text}: no label"));
        assert_eq!(label.span.of(text), span);
        assert!(read(text).contains(&(kind, number)), "{text}: {:?}", read(text));
    }
}

#[test]
fn inserted_provisions() {
    for text in ["5 bis. The", "5 مكررا - إن", "Article 5 bis", "第五条之二"] {
        let label = parse(text).unwrap_or_else(|| panic!("{text}: no label"));
        assert_eq!(label.readings[0].ordinal, Ordinal { number: 5, bis: 1 }, "{text}");
    }
}

#[test]
fn text_without_label() {
    for text in [
        "",
        "The basin",
        "3.5 million people",
        "3.5 млн человек",
        "3.5 % of them",
        "3.5 亿人",
        "3.5 مليون",
        "2.5\t3.5",
        "¹²³⁴ people",
        "99999999９９９９９９. Text",
        "16777217. Text",
        "2024 was dry",
        "U.S. data",
        "A basin",
        "2023. The results",
        "I think",
        "流域",
        "**Bold** text",
        "(1 January) text",
        "(1 يناير) نص",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn paragraphs_that_look_like_years() {
    for (text, span, number) in [
        ("1800. The basin", "1800.", 1800),
        ("2199. Бассейн", "2199.", 2199),
        ("1950 - إن الحوض", "1950 -", 1950),
        ("١٩٥٠ - إن الحوض", "١٩٥٠ -", 1950),
        ("2000．流域", "2000．", 2000),
        ("2000 bis. The basin", "2000 bis.", 2000),
    ] {
        let label = year(text).unwrap_or_else(|| panic!("{text}: no label"));
        assert_eq!((label.span.of(text), label.readings[0].ordinal.number), (span, number));
        assert!(label.readings.iter().all(|r| r.kind == StepKind::Paragraph), "{text}");
    }
    for text in ["1799. The basin", "2200. The basin", "(1990) The basin", "1990 was dry", "MM. Data", ""] {
        assert_eq!(year(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_parses(text in "\\PC{0,30}") {
        if let Some(label) = parse(&text) {
            prop_assert!(!label.span.of(&text).is_empty());
            prop_assert!(!label.readings.is_empty() || label.path.len() > 1);
        }
    }

    #[test]
    fn any_label_like_text_parses(text in "[(（]?[0-9٠-٩ivxcIVXабвأبجد一二十百第条㈠¹*]{1,12}[.)）、 -]{0,3}[a-zа-я流]{0,5}") {
        if let Some(label) = parse(&text) {
            prop_assert!(text.is_char_boundary(label.span.end as usize));
        }
    }
}
