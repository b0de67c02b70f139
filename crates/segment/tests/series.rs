//! Labels that count and letters that do not: only what the outline uses is separated from the text.

use hexapla_model::{Block, BlockKind, Document, Lang, Location};
use hexapla_segment::Segmenter;

/// Reads the lines of a text; each comes back as its anchor and its text without the label.
fn read(lang: Lang, lines: &[&str]) -> Vec<String> {
    let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
    let blocks = (0..).zip(lines).map(block).collect();
    let document = Document { id: "t".into(), symbol: None, lang, path: "t.txt".into(), blocks };
    let read = Segmenter::new().segment(document);
    let warnings: Vec<_> = read.diagnostics.iter().map(|d| d.message.clone()).collect();
    assert!(warnings.is_empty(), "{lines:?}: {warnings:?}");
    let shown = |b: &Block| match (&b.anchor, b.kind) {
        (Some(anchor), BlockKind::Footnote) => format!("note {anchor}|{}", b.body()),
        (Some(anchor), _) => format!("{anchor}|{}", b.body()),
        (None, BlockKind::Heading) => format!("heading {}", b.body()),
        (None, _) => b.body().to_owned(),
    };
    read.value.document.blocks.iter().map(shown).collect()
}

/// The lines that follow `1.`, come before `2.` and hold no label.
fn whole(lang: Lang, head: &str, lines: &[&str], tail: &str) {
    let mut all = vec![head];
    all.extend(lines);
    all.push(tail);
    let found = read(lang, &all);
    assert_eq!(&found[1..found.len() - 1], lines, "{lang}");
    assert!(found[0].starts_with("1|") && found[found.len() - 1].starts_with("2|"), "{found:?}");
}

#[test]
fn initials_are_text() {
    for lines in [
        &["J. Smith (United Kingdom)", "M. Lopez (Peru)", "A. Khan (Pakistan)", "I. Ivanov (Bulgaria)"][..],
        &["K. Okafor, Nigeria", "B. Berg, Norway", "A. Silva, Brazil"],
        &["C. Adeyemi", "R. Novak", "L. Chen"],
        &["A. Khan (Pakistan)"],
        &["W. Black", "X. Yu", "Y. Zhao"],
        &["A. Smith said that it was deep.", "B. Jones denied it.", "A. Smith disagreed."],
        &["A. Lee, Lakes, 2020.", "B. Ray, Rivers, 2021.", "D. Fox, Seas, 2019.", "G. Hill, Land, 2018."],
        &["A. Smith presented the report."],
        &["(c) 2020 Acme Water Works"],
        &["A. Abebe (Ethiopia)", "B. Lee (Chad)"],
        &["D. Marchetti (Acme Water Works)", "H. van der Berg (Town of Abingdon)"],
        &["A. Abbott (Chad)", "B. Brown (Mali)", "M. Chen (China)", "D. Diaz (Peru)", "V. Novak (Poland)"],
    ] {
        whole(Lang::EN, "1. These experts helped:", lines, "2. They were thanked.");
    }
    let lines = ["J. Dupont (France)", "M. Traoré (Mali)", "C. Morel (Belgique)", "P. Nguyen (Viet Nam)"];
    whole(Lang::FR, "1. Ces experts ont participé :", &lines, "2. Ils ont été remerciés.");
    let lines = ["D. Juan Pérez (Perú)", "I. Mora (Ecuador)", "L. Díaz (Cuba)", "S. M. el Rey"];
    whole(Lang::ES, "1. Asistieron estos expertos:", &lines, "2. Se les dio las gracias.");
    let lines =
        ["Дж. Смит (Канада)", "М. Лопес (Перу)", "А. Хан (Пакистан)", "В. Ли (Китай)", "И. Ким (Чад)"];
    whole(Lang::RU, "1. Участвовали эксперты:", &lines, "2. Их поблагодарили.");
    let lines = ["د. أحمد محمد (مصر)", "م. خالد علي (الأردن)", "أ. سعاد حسن (السودان)", "أ. د. منى (العراق)"];
    whole(Lang::AR, "1 - حضر الخبراء:", &lines, "2 - ووجه الشكر إليهم.");
    let lines = ["J. 史密斯（英国）", "M. 洛佩斯（秘鲁）", "A. 汗（巴基斯坦）"];
    whole(Lang::ZH, "1. 以下专家参加：", &lines, "2. 委员会感谢专家。");
}

#[test]
fn signatures_are_text() {
    let lines =
        ["1. The lake is deep.", "2. The river is long.", "J. Smith", "Chair", "A. Khan", "Rapporteur"];
    assert_eq!(read(Lang::EN, &lines)[2..], lines[2..]);
    let lines = ["I. Lakes", "1. They are deep.", "II. Rivers", "2. They are long.", "C. Ivanova", "Chair"];
    assert_eq!(read(Lang::EN, &lines)[4..], lines[4..]);
    // Headings above titles.
    let lines =
        ["A. Lakes", "Of the north", "1. They are deep.", "B. Rivers", "Of the south", "2. They are long."];
    let found = read(Lang::EN, &lines);
    assert_eq!([&found[0], &found[3]], ["A|Lakes", "B|Rivers"]);
    let lines = ["A. Lakes", "1. They are deep.", "B. States", "Chad", "Mali", "Peru", "Togo"];
    let found = read(Lang::EN, &lines[..]);
    assert_eq!(found[2], "B|States");
    let lines = ["1. Озеро глубокое.", "2. Река длинная.", "В. Петрова", "Председатель"];
    assert_eq!(read(Lang::RU, &lines)[2..], lines[2..]);
}

#[test]
fn a_person_in_a_count_of_chapters_is_text() {
    let lines = [
        "IV. Lakes",
        "1. They are deep.",
        "2. This expert helped:",
        "V. Petrova (Bulgaria)",
        "3. She was thanked.",
        "V. Rivers",
        "4. They are long.",
    ];
    let want = [
        "4|Lakes",
        "1|They are deep.",
        "2|This expert helped:",
        "V. Petrova (Bulgaria)",
        "3|She was thanked.",
        "5|Rivers",
        "4|They are long.",
    ];
    assert_eq!(read(Lang::EN, &lines), want);
    // A subheading alone in its chapter, with initials elsewhere.
    let lines =
        ["I. Lakes", "A. Depth", "1. They are deep.", "II. Rivers", "2. They are long.", "J. Smith", "Chair"];
    let want =
        ["1|Lakes", "1.A|Depth", "1|They are deep.", "2|Rivers", "2|They are long.", "J. Smith", "Chair"];
    assert_eq!(read(Lang::EN, &lines), want);
}

#[test]
fn abbreviations_are_text() {
    let ru = ("1. Комитет рассмотрел доклад.", "2. Комитет завершил работу.");
    for line in [
        "г. Женева, 5 мая 2020 года",
        "п. 5 Конвенции не применяется.",
        "ст. 12 остается в силе.",
        "с. 15 доклада была исправлена.",
        "т. 2 вышел в мае.",
        "д. Ивановка лежит у озера.",
        "пп. 5 и 6 были приняты.",
        "в. 5 был снят.",
    ] {
        whole(Lang::RU, ru.0, &[line], ru.1);
    }
    for line in ["p. 5 of the report was corrected.", "c. 1990 the lake was deep.", "v. Smith was cited."] {
        whole(Lang::EN, "1. The report was read.", &[line], "2. It was adopted.");
    }
    for line in ["M. Dupont a pris la parole.", "S. E. M. Dupont était présent.", "p. 5 du rapport."] {
        whole(Lang::FR, "1. Le rapport a été lu.", &[line], "2. Il a été adopté.");
    }
    for line in ["D. Juan tomó la palabra.", "p. ej., los lagos.", "a. m. y p. m. se usan."] {
        whole(Lang::ES, "1. Se leyó el informe.", &[line], "2. Fue aprobado.");
    }
    for line in ["د. أحمد تحدث أولا.", "م. 5 من النظام لا تنطبق.", "ص. 12 من التقرير."]
    {
        whole(Lang::AR, "1 - قرئ التقرير.", &[line], "2 - واعتمد.");
    }
    let de = Lang::parse("de").unwrap();
    for line in ["5. Mai 2020", "z. B. der See ist tief.", "12. Dezember 2023, Genf"] {
        whole(de, "1. Der Bericht wurde gelesen.", &[line], "2. Er wurde angenommen.");
    }
}

#[test]
fn series_of_letters_count() {
    let cases: &[(Lang, &[&str], &[&str])] = &[
        (
            Lang::EN,
            &[
                "I. Lakes",
                "A. Depth",
                "1. It is deep.",
                "B. Width",
                "2. It is wide.",
                "II. Rivers",
                "3. Long.",
            ],
            &["1|Lakes", "1.A|Depth", "1|It is deep.", "1.B|Width", "2|It is wide.", "2|Rivers", "3|Long."],
        ),
        // A list of headings and a list of experts in one document.
        (
            Lang::EN,
            &[
                "A. Lakes",
                "1. They are deep.",
                "B. Rivers",
                "2. These experts helped:",
                "J. Smith (Chad)",
                "A. Khan (Peru)",
                "D. Lee (Mali)",
                "C. Seas",
                "3. They are wide.",
            ],
            &[
                "A|Lakes",
                "1|They are deep.",
                "B|Rivers",
                "2|These experts helped:",
                "J. Smith (Chad)",
                "A. Khan (Peru)",
                "D. Lee (Mali)",
                "C|Seas",
                "3|They are wide.",
            ],
        ),
        (
            Lang::RU,
            &["1. Рассмотрено:", "а. вода;", "б. почва;", "в. воздух;", "г. лес.", "2. Принято."],
            &["1|Рассмотрено:", "1.a|вода;", "1.b|почва;", "1.c|воздух;", "1.d|лес.", "2|Принято."],
        ),
        (
            Lang::AR,
            &[
                "1 - نظرت اللجنة في:",
                "أ. المياه؛",
                "ب. التربة؛",
                "ج. الهواء؛",
                "د. الغابات.",
                "2 - ورفعت الجلسة.",
            ],
            &[
                "1|نظرت اللجنة في:",
                "1.a|المياه؛",
                "1.b|التربة؛",
                "1.c|الهواء؛",
                "1.d|الغابات.",
                "2|ورفعت الجلسة.",
            ],
        ),
        (
            Lang::ES,
            &["1. Se examinó:", "a. el agua;", "b. el suelo.", "2. Se aprobó."],
            &["1|Se examinó:", "1.a|el agua;", "1.b|el suelo.", "2|Se aprobó."],
        ),
        (
            Lang::FR,
            &["A. Lacs", "1. Ils sont profonds.", "B. Fleuves", "2. Ils sont longs."],
            &["A|Lacs", "1|Ils sont profonds.", "B|Fleuves", "2|Ils sont longs."],
        ),
        // Letters that are abbreviations too.
        (
            Lang::ES,
            &["A. Lagos", "1. Hay.", "B. Ríos", "2. Hay.", "C. Mares", "3. Hay.", "D. Peces", "4. Hay."],
            &["A|Lagos", "1|Hay.", "B|Ríos", "2|Hay.", "C|Mares", "3|Hay.", "D|Peces", "4|Hay."],
        ),
        (
            Lang::ZH,
            &["A. 湖泊", "1. 湖泊很深。", "B. 河流", "2. 河流很长。"],
            &["A|湖泊", "1|湖泊很深。", "B|河流", "2|河流很长。"],
        ),
    ];
    for (lang, lines, want) in cases {
        assert_eq!(read(*lang, lines), *want, "{lang}");
    }
}

#[test]
fn items_pass_from_h_to_i() {
    for (open, close) in [("(", ")"), ("", ")"), ("", ".")] {
        for last in ['i', 'j', 'k', 'v', 'x'] {
            let mut lines = vec!["1. They decide:".to_owned()];
            lines.extend(('a'..=last).map(|c| format!("{open}{c}{close} To do {c}{c}{c};")));
            lines.push("2. They rose.".to_owned());
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let want: Vec<String> = ('a'..=last).map(|c| format!("1.{c}|To do {c}{c}{c};")).collect();
            let found = read(Lang::EN, &lines);
            assert_eq!(found[1..found.len() - 1], want, "{open}{close} to {last}");
        }
    }
    let lines = ["1. They:", "(a) Met;", "(b) Did:", "(i) This;", "(ii) That;", "(c) Rose."];
    let want = ["1|They:", "1.a|Met;", "1.b|Did:", "1.b.i|This;", "1.b.ii|That;", "1.c|Rose."];
    assert_eq!(read(Lang::EN, &lines), want);
    let mut lines = vec!["1. They decide:".to_owned()];
    lines.extend(('a'..='h').map(|c| format!("({c}) To do {c}{c}{c};")));
    lines.extend(["(i) First;", "(ii) Second;", "(i) To do iii;"].map(str::to_owned));
    let heads: Vec<String> =
        ('A'..='J').flat_map(|c| [format!("{c}. Lake {c}"), "It is deep.".to_owned()]).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let found = read(Lang::EN, &heads);
    assert_eq!(found[16..19], ["I|Lake I", "It is deep.", "J|Lake J"]);
}

#[test]
fn points_of_lists_are_text() {
    let cases: &[(Lang, &str, &[&str], &str)] = &[
        (Lang::EN, "1. They should:", &["* Share data;", "* Meet", "* Go home."], "2. They rose."),
        (Lang::FR, "1. Ils devraient :", &["- Partager les données", "- Se réunir"], "2. Ils se sont levés."),
        (Lang::ES, "1. Deberían:", &["* Compartir", "* Reunirse"], "2. Se levantaron."),
        (Lang::RU, "1. Следует:", &["— Встречаться", "— Делиться данными"], "2. Закрыто."),
        (Lang::AR, "1 - ينبغي:", &["* تبادل البيانات", "* الاجتماع"], "2 - رفعت الجلسة."),
        (Lang::ZH, "1. 各国应：", &["* 共享数据", "* 每年开会"], "2. 会议结束。"),
        (Lang::EN, "1. They should:", &["* Share data;", "** Each day;", "* Meet."], "2. They rose."),
    ];
    for (lang, head, lines, tail) in cases {
        whole(*lang, head, lines, tail);
    }
}

#[test]
fn notes_in_figures_are_notes() {
    let lines = ["1. They welcomed Ireland.1", "2. They rose.2", "1 See A/55/1.", "2 Ibid., para. 3."];
    let want = ["1|They welcomed Ireland.1", "2|They rose.2", "note 1|See A/55/1.", "note 2|Ibid., para. 3."];
    assert_eq!(read(Lang::EN, &lines), want);
    let lines = ["1 - رحبت بالمعاهدة(1).", "2 - رفعت الجلسة.", "(1) انظر A/55/1."];
    let want = ["1|رحبت بالمعاهدة(1).", "2|رفعت الجلسة.", "note 1|انظر A/55/1."];
    assert_eq!(read(Lang::AR, &lines), want);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]

    /// Labels and sentences together are the lines, character for character except for blanks.
    #[test]
    fn nothing_is_lost(lines in proptest::collection::vec(
        "([0-9]{1,2}[.]|[(][a-c1-3][)]|[A-DIVX][.]|[абгп][.]|[أدم][.]|\\*|[-–]|1|\\[1\\]|Section 1 –|)[ ]?(\\PC{0,30}|Lee [(]Peru[)]|land[.]1|act[(]1[)])", 1..20)) {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
        let blocks = (0..).zip(&lines).map(block).collect();
        let document = Document { id: "t".into(), symbol: None, lang: Lang::EN, path: "t.txt".into(), blocks };
        let text = Segmenter::new().segment(document).value;
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for (n, block) in text.document.blocks.iter().enumerate() {
            let given: String = block.pieces.iter().map(|piece| letters(lines[piece.index as usize])).collect();
            proptest::prop_assert_eq!(letters(&block.text), given.clone());
            if block.kind != BlockKind::RunningHead {
                let range = text.block_segments[n].clone();
                let sentences: String = range.map(|s| letters(text.segment_text(s as usize))).collect();
                let label = letters(&block.label_text());
                let whole = if block.body().is_empty() { sentences } else { label + &sentences };
                proptest::prop_assert_eq!(whole, given);
            }
        }
    }
}
