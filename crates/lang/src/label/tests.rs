use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Vec<(StepKind, u32)> {
    parse(text).map_or_else(Vec::new, |l| {
        let own = l.readings.iter().map(|r| (r.kind, r.ordinal.number));
        own.chain(l.path.iter().map(|(k, o)| (*k, o.number))).collect()
    })
}

#[test]
fn chinese_numbers_in_a_row_are_text() {
    for text in [
        "三、四名代表发言。",
        "一、二、三等奖已颁发。",
        "五、六月份举行会议。",
        "七、八个国家参加，其他缺席。",
        "二十、二十一日休会。",
        "3、4名代表缺席。",
        "1、2、3级已取消",
        "（一）（二）项适用。",
        "（一）、（二）项适用。",
        "（一）和（二）两项适用。",
        "(3)(4)款不适用。",
        "（5）号决议通过。",
        "（三）项规定的义务。",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
    for text in [
        "一、二〇二四年的工作",
        "三、2024年预算。",
        "三、四个全面",
        "一、三个问题",
        "三、2名代表发言。",
        "3、2名代表缺席。",
        "一、1、水质",
        "（一）项目管理；",
        "（二）条约的批准；",
        "（三）号召各国；",
        "（一）（1）水质；",
        "（一）5条河流；",
        "三、四川的水。",
    ] {
        assert_ne!(read(text), [], "{text}");
    }
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
        ("1.- El Comité", "1.-", Paragraph, 1),
        ("1.-El Comité", "1.-", Paragraph, 1),
        ("1. – Le Comité", "1. –", Paragraph, 1),
        ("1.) The", "1.)", Paragraph, 1),
        ("1). The", "1).", Item, 1),
        ("1)- Комитет", "1)-", Item, 1),
        ("а).- вода", "а).-", Item, 1),
        ("(a).- el agua", "(a).-", Item, 1),
        ("（1）、委员会", "（1）、", Item, 1),
        ("①、委员会", "①、", Item, 1),
        ("1-) النص", "1-)", Paragraph, 1),
        ("II.- Los lagos", "II.-", Chapter, 2),
        ("Artículo 2º.- Tomó", "Artículo 2º.-", Article, 2),
        ("Artículo 2.º Tomó", "Artículo 2.º", Article, 2),
        ("Article premier. – Le", "Article premier. –", Article, 1),
        ("Article 1er. Le", "Article 1er.", Article, 1),
        ("Art. 2. It", "Art. 2.", Article, 2),
        ("Ст. 2. Он", "Ст. 2.", Article, 2),
        ("م. 2 - النص", "م. 2 -", Article, 2),
        ("Sec. 3 – Lakes", "Sec. 3 –", Division, 3),
        ("Rule 5. Sessions", "Rule 5.", Article, 5),
        ("Cláusula segunda.- El", "Cláusula segunda.-", Article, 2),
        ("第12条：流域", "第12条：", Article, 12),
        ("Section 4.2 Lakes", "Section 4.2", Paragraph, 4),
        ("1.1.- El lago", "1.1.-", Paragraph, 1),
        ("1.2) The lake", "1.2)", Paragraph, 2),
        ("١.٧ الاعتمادية", "١.٧", Paragraph, 7),
        ("๑. ทะเลสาบ", "๑.", Paragraph, 1),
        ("(๒) แม่น้ำ", "(๒)", Item, 2),
        ("१२. समिति", "१२.", Paragraph, 12),
        ("१। समिति", "१।", Paragraph, 1),
        ("۱۔ کمیٹی", "۱۔", Paragraph, 1),
        ("۱۲- کمیته", "۱۲-", Paragraph, 12),
        ("⒈委员会", "⒈", Paragraph, 1),
        ("⑴委员会", "⑴", Item, 1),
        ("⒝ soil", "⒝", Item, 2),
        ("II) Second", "II)", Item, 2),
        ("с) воздух", "с)", Item, 3),
        ("e) почва", "e)", Item, 6),
        ("Х. Реки", "Х.", Chapter, 10),
        ("المادة (1): النص", "المادة (1):", Article, 1),
        ("Article (2) – Lakes", "Article (2) –", Article, 2),
        ("5-bis. El", "5-bis.", Paragraph, 5),
        ("1—The lake", "1—", Paragraph, 1),
        ("1。流域", "1。", Paragraph, 1),
        ("ｂ）洪水", "ｂ）", Item, 2),
        ("β) waters", "β)", Item, 2),
        ("i.) one", "i.)", Subitem, 1),
        ("1\u{200B}3. It", "1\u{200B}3.", Paragraph, 13),
        ("\u{200B}2\u{2060}. It", "2\u{2060}.", Paragraph, 2),
        ("\u{202B}1.\u{202C} The", "\u{202B}1.\u{202C}", Paragraph, 1),
        ("Ar\u{AD}ticle 3.\u{200B} It", "Ar\u{AD}ticle 3.\u{200B}", Article, 3),
        ("* FWB/1", "*", Note, 1001),
    ];
    for &(text, span, kind, number) in cases {
        let label = parse(text).unwrap_or_else(|| panic!("{text}: no label"));
        assert_eq!(label.span.of(text), span);
        assert!(read(text).contains(&(kind, number)), "{text}: {:?}", read(text));
        assert_eq!(label.form, None, "{text}");
    }
}

#[test]
fn labels_that_may_be_text() {
    use StepKind::*;
    for (text, span, kind, number) in [
        ("[1] The", "[1]", Paragraph, 1),
        ("[1]. The", "[1].", Paragraph, 1),
        ("【1】流域", "【1】", Paragraph, 1),
        ("[b] the", "[b]", Item, 2),
        ("1: The", "1:", Paragraph, 1),
        ("1 : Le", "1 :", Paragraph, 1),
        ("1：流域", "1：", Paragraph, 1),
        ("١: النص", "١:", Paragraph, 1),
        ("1:- The", "1:-", Paragraph, 1),
        ("1/ Le", "1/", Paragraph, 1),
        ("1/- Le", "1/-", Paragraph, 1),
        ("1° Le", "1°", Paragraph, 1),
        ("1.º El", "1.º", Paragraph, 1),
        ("12\tThe", "12", Paragraph, 12),
        ("§ 1 Комитет", "§ 1", Paragraph, 1),
        ("§12. Der", "§12.", Paragraph, 12),
        ("N° 1. Le", "N° 1.", Paragraph, 1),
        ("Nº 1 El", "Nº 1", Paragraph, 1),
        ("№ 1 Комитет", "№ 1", Paragraph, 1),
        ("№1. Комитет", "№1.", Paragraph, 1),
        ("رقم 1: النص", "رقم 1:", Paragraph, 1),
        ("OP1 The", "OP1", Paragraph, 1),
        ("OP 1 bis. the", "OP 1 bis.", Paragraph, 1),
        ("PP12 recalling", "PP12", Paragraph, 12),
        ("[OP1] The", "[OP1]", Paragraph, 1),
        ("第12段 委员会", "第12段", Paragraph, 12),
        ("第十二段：委员会", "第十二段：", Paragraph, 12),
        ("الفقرة 1: النص", "الفقرة 1:", Paragraph, 1),
        ("الفقرة الثالثة: النص", "الفقرة الثالثة:", Paragraph, 3),
        ("Paragraph 1", "Paragraph 1", Paragraph, 1),
        ("Para. 1. The", "Para. 1.", Paragraph, 1),
        ("Párrafo 1.- El", "Párrafo 1.-", Paragraph, 1),
        ("Пункт 1. Комитет", "Пункт 1.", Paragraph, 1),
        ("п. 5 Конвенции", "п. 5", Paragraph, 5),
        ("Clause 4 The", "Clause 4", Article, 4),
        ("(Article 5) The", "(Article 5)", Article, 5),
        ("{1} The", "{1}", Paragraph, 1),
        ("#1 The", "#1", Paragraph, 1),
        ("أ - النص", "أ -", Item, 1),
        ("a- texte", "a-", Item, 1),
        ("II- Les lacs", "II-", Chapter, 2),
        ("أولا/ النص", "أولا/", Chapter, 1),
        ("OP.1 The", "OP.1", Paragraph, 1),
        ("PP1 alt. The", "PP1 alt.", Paragraph, 1),
        ("الفقرة (1): النص", "الفقرة (1):", Paragraph, 1),
        (")1 النص", ")1", Item, 1),
        (".1 النص", ".1", Paragraph, 1),
        ("-1 النص", "-1", Paragraph, 1),
        (")1( النص", ")1(", Item, 1),
        (")أ( النص", ")أ(", Item, 1),
        ("(أ النص", "(أ", Item, 1),
        ("1ᵒ Le", "1ᵒ", Paragraph, 1),
        ("A/ Les lacs", "A/", Section, 1),
        ("§ 1 النص", "§ 1", Paragraph, 1),
        ("رقم (1) النص", "رقم (1)", Paragraph, 1),
        ("1-النص", "1-", Paragraph, 1),
        ("1-流域", "1-", Paragraph, 1),
        ("ПП1 ссылаясь", "ПП1", Paragraph, 1),
        ("OP2 requests that they meet.", "OP2", Paragraph, 2),
        ("Recommendation 1: The", "Recommendation 1:", Paragraph, 1),
        ("Recommandation n° 12 : Le", "Recommandation n° 12 :", Paragraph, 12),
        ("Draft resolution II. Lakes", "Draft resolution II.", Division, 2),
        ("التوصية الثانية: النص", "التوصية الثانية:", Paragraph, 2),
        ("التوصية (2): النص", "التوصية (2):", Paragraph, 2),
        ("建议一：流域", "建议一：", Paragraph, 1),
        ("规章1 流域", "规章1", Paragraph, 1),
        ("AP3 The", "AP3", Paragraph, 3),
    ] {
        let label = parse(text).unwrap_or_else(|| panic!("{text}: no label"));
        assert_eq!(label.span.of(text), span);
        assert!(read(text).contains(&(kind, number)), "{text}: {:?}", read(text));
        assert!(label.form.is_some(), "{text}");
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
        "1:30 the meeting",
        "1/2 of them",
        "2014: The lake",
        "2014\tThe lake",
        "12\t13\t14",
        "12\tthe",
        "J.-P. Martin",
        "1. – 3. Deleted",
        "(a) – (c) Deleted",
        "Paragraph 1 deals",
        "الفقرة 1 تنص على",
        "第12段指出",
        "第五条、第六条",
        "第五条和第六条",
        "Article 5, paragraph 2",
        "Annex I-A",
        "Section 4/2",
        "Article 5-7",
        "№ 2014 Text",
        "-5 degrees",
        ".5 degrees",
        "5-6 people",
        "1—2 people",
        "Article (a) of it",
        "<b> text",
        "«12 lakes»",
        "5° C was measured",
        "5° N is the place",
        "Table 1: Lakes",
        "图1：流域",
        "Match 1: 3 to 2",
        "Recommendation 4 was adopted",
        "H2 is a gas",
        "World 2014: The",
        "5-Methyl alcohol",
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
