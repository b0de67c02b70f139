use super::*;
use hexapla_model::Location;

fn separated(lines: &[&str]) -> Vec<String> {
    let han = lines.iter().any(|line| line.contains(is_han));
    separated_in(if han { Lang::ZH } else { Lang::EN }, lines)
}

fn separated_in(lang: Lang, lines: &[&str]) -> Vec<String> {
    let block =
        |(n, line): (usize, &&str)| Block::new(*line, Location { line: n as u32 + 1, page: None }, n as u32);
    let mut blocks: Vec<Block> = lines.iter().enumerate().map(block).collect();
    let mut labels = outline::labels(&blocks);
    separate(&mut blocks, &mut labels, lang);
    assert_eq!(labels, outline::labels(&blocks));
    blocks.into_iter().map(|block| block.text).collect()
}

const ARTICLES: [&str; 3] = ["Article 1", "Article 2", "Article 3"];

#[test]
fn paragraphs_in_one_line_count_on() {
    for (line, want) in [
        ("1. All peoples decide. 2. They may dispose. 3. They shall promote.", 3),
        ("一  所有民族。二  所有民族得。", 2),
        ("1. It rose by 2.5 million. In all 3. states agreed.", 1),
        ("1. See paragraph 2. It says so.", 1),
        ("1999. All peoples decide. 2000. They may dispose. 2023. It rained.", 2),
    ] {
        assert_eq!(separated(&[line]).len(), want, "{line}");
    }
}

#[test]
fn a_number_that_a_line_of_its_own_has_is_no_paragraph_in_another() {
    let lines = ["1. It was agreed in part. 2. (a) was not.", "2. It was decided."];
    assert_eq!(separated(&lines), lines);
}

#[test]
fn headings_leave_the_lines_of_their_texts() {
    let lines = [&ARTICLES[..], &["Article 4 The Council meets.", "Article 5"]].concat();
    let want = [&ARTICLES[..], &["Article 4", "The Council meets.", "Article 5"]].concat();
    assert_eq!(separated(&lines), want);
    let lines = [&ARTICLES[..], &["It may meet. Article 4", "It votes.", "Article 5"]].concat();
    let want = [&ARTICLES[..], &["It may meet.", "Article 4", "It votes.", "Article 5"]].concat();
    assert_eq!(separated(&lines), want);
    let lines = ["第一条", "第二条", "第三条", "第四条一  如经宣布。二  不得减免。", "第五条"];
    let want = ["第一条", "第二条", "第三条", "第四条", "一  如经宣布。", "二  不得减免。", "第五条"];
    assert_eq!(separated(&lines), want);
}

#[test]
fn headings_without_labels_leave_numbered_paragraphs() {
    let lines =
        ["1. It met.", "Status of the Convention 2. It entered into force. It is in force.", "3. It left."];
    let want = [
        "1. It met.",
        "Status of the Convention",
        "2. It entered into force. It is in force.",
        "3. It left.",
    ];
    assert_eq!(separated(&lines), want);
    let lines = ["1. 会议开始。", "《公约》的现状2. 截至七月，《公约》有七十一个缔约国。", "3. 会议结束。"];
    let want =
        ["1. 会议开始。", "《公约》的现状", "2. 截至七月，《公约》有七十一个缔约国。", "3. 会议结束。"];
    assert_eq!(separated(&lines), want);
    for line in [
        "The votes were: in favour 2. Mexico abstained in the end.",
        "Status of it 2 States signed it, the rest did not.",
    ] {
        let lines = ["1. It met.", line, "3. It left."];
        assert_eq!(separated(&lines), lines);
        let lines = ["1. It met.", line, "2. It voted.", "3. It left."];
        assert_eq!(separated(&lines), lines);
    }
}

#[test]
fn headings_with_labels_leave_numbered_paragraphs() {
    let lines = [
        "5. It met.",
        "1. Dams, sediment and flows 6. It was told of dams and of sediment. It agreed.",
        "7. It left.",
    ];
    let want = [
        "5. It met.",
        "1. Dams, sediment and flows",
        "6. It was told of dams and of sediment. It agreed.",
        "7. It left.",
    ];
    assert_eq!(separated(&lines), want);
    let lines = ["I. Introduction 1. It met in Tashkent for the first time.", "2. It left."];
    let want = ["I. Introduction", "1. It met in Tashkent for the first time.", "2. It left."];
    assert_eq!(separated(&lines), want);
    let lines =
        ["1. It met.", "In all it rose from 1 to 2. Mexico abstained in the very end.", "3. It left."];
    assert_eq!(separated(&lines), lines);
}

#[test]
fn the_first_heading_leaves_the_one_above_it() {
    let lines = ["A. Governance of the Fund 1. Board", "6. It met.", "2. Committee", "7. It voted."];
    let want = ["A. Governance of the Fund", "1. Board", "6. It met.", "2. Committee", "7. It voted."];
    assert_eq!(separated(&lines), want);
    let lines = ["II. Action in response to decision 5/3 A. Fund", "1. Board", "B. Law"];
    let want = ["II. Action in response to decision 5/3", "A. Fund", "1. Board", "B. Law"];
    assert_eq!(separated(&lines), want);
    let lines = [
        "C. Technical work 1. Early warning 6. It met in Geneva, where it was told of it.",
        "7. It left.",
        "2. Board",
    ];
    let want = [
        "C. Technical work",
        "1. Early warning 6. It met in Geneva, where it was told of it.",
        "7. It left.",
        "2. Board",
    ];
    assert_eq!(separated(&lines), want);
    let lines = ["二. 行动A. 治理", "6. 会议开始。", "B. 工作组"];
    assert_eq!(separated(&lines), ["二. 行动", "A. 治理", "6. 会议开始。", "B. 工作组"]);
    for lines in [
        ["A. Governance and vitamin A. Needs", "B. Board"],
        ["A. Governance of part 1. Board", "2. It met."],
        ["A. Governance as of 1. Board", "2. It met."],
        ["A. Governance of the\u{a0}part 1. Board", "2. It met."],
        ["1. Speech by Ann A. Lee", "B. Board"],
        ["(a) George A. Miller", "B. Board"],
        ["II. Speech by Juan A. Pérez", "B. Board"],
        ["II. Report of Working Group A. Debate", "B. Board"],
    ] {
        assert_eq!(separated(&lines), lines);
    }
}

#[test]
fn sentences_before_a_missing_number_stay() {
    for line in [
        "Mexico got five votes, Chile 6. The Chair thanked all for coming, and it rose.",
        "Le Bureau a\u{a0}examiné 6 rapports et 3 notes présentés par le Secrétariat.",
        "The note was issued as document A/79/L 6. The Chair thanked all for it.",
        "(a) Members present 6. The quorum was reached, so that it met at once.",
    ] {
        let lines = ["5. It met.", line, "7. It left."];
        assert_eq!(separated(&lines), lines);
    }
    let lines =
        ["5. It met.", "A. Board 6. It met in Geneva.", "C. Law 7. It met in Nairobi.", "8. It left."];
    assert_eq!(separated(&lines).len(), 6);
}

#[test]
fn items_in_one_line_count_on() {
    let lines = ["1. It shall:", "(a) Meet; (b) Vote;", "(c) Leave."];
    assert_eq!(separated(&lines), ["1. It shall:", "(a) Meet;", "(b) Vote;", "(c) Leave."]);
    let lines = ["（a）开会；（b）表决；", "（c）散会。"];
    assert_eq!(separated(&lines), ["（a）开会；", "（b）表决；", "（c）散会。"]);
    let lines = ["(i) Meet; (ii) Vote; (iii) Leave."];
    assert_eq!(separated(&lines), ["(i) Meet;", "(ii) Vote;", "(iii) Leave."]);
    for lines in [
        ["(a) Meet, as in (b) above; vote.", "(c) Leave."],
        ["(a) Meet; (b) of the Rules applies.", "(b) Leave."],
        ["(a) It shall (i) meet; (ii) vote.", "(b) Leave."],
        ["1. It shall (a) meet; (b) vote.", "2. It left."],
    ] {
        assert_eq!(separated(&lines), lines);
    }
}

#[test]
fn mentions_of_articles_stay() {
    let lines = [&ARTICLES[..], &["Article 25 The Council meets. Article 4", "Article 4"]].concat();
    assert_eq!(separated(&lines), lines);
    let lines = [&ARTICLES[..], &["It follows. Article 4 of the Charter says so."]].concat();
    assert_eq!(separated(&lines), lines);
    let titled = ["Article 1 Scope", "Article 2 Terms", "Article 3 Aims", "Article 4 It meets. It votes."];
    assert_eq!(separated(&titled), titled);
}

#[test]
fn numbers_after_abbreviations_and_colons_stay() {
    for (lang, line) in [
        (Lang::EN, "2. The Committee took note of document No. 3. Members agreed."),
        (Lang::EN, "2. The Board acts under chap. 3. Members may appeal."),
        (Lang::EN, "2. The result was as follows: in favour: 3. Mexico abstained."),
        (Lang::ES, "2. La Comisión aprobó lo dispuesto en el art. 3. Los miembros votaron."),
        (Lang::FR, "2. Le Comité a approuvé le chap. 3. Les membres votent."),
        (Lang::RU, "2. Комитет решил. Ср. гл. 3. Комитет согласен."),
    ] {
        let lines = ["1. It met.", line];
        assert_eq!(separated_in(lang, &lines), lines);
    }
}

#[test]
fn sentences_that_begin_with_an_article_stay() {
    let lines =
        ["Статья 1", "Статья 2", "Статья 3", "Суд напомнил. Статья 4 Устава гласит: «Все».", "Статья 5"];
    assert_eq!(separated_in(Lang::RU, &lines), lines);
    let lines = ["第一条", "第二条", "第三条", "法院回顾如下。第四条规定所有人自由。", "第五条"];
    assert_eq!(separated(&lines), lines);
    let lines = [&ARTICLES[..], &["The source is the Charter: Article 4", "It goes on."]].concat();
    assert_eq!(separated(&lines), lines);
}

#[test]
fn pieces_go_with_their_text() {
    let location = |line| Location { line, page: None };
    let mut block = Block::new("1. It met. 2. It voted and left.", location(1), 0);
    block.pieces.push(Piece { offset: 23, location: location(2), index: 1 });
    let mut blocks = vec![block];
    let mut labels = outline::labels(&blocks);
    separate(&mut blocks, &mut labels, Lang::EN);
    let pieces = |n: usize| -> Vec<(u32, u32)> {
        blocks[n].pieces.iter().map(|piece| (piece.offset, piece.index)).collect()
    };
    assert_eq!((pieces(0), pieces(1)), (vec![(0, 0)], vec![(0, 0), (12, 1)]));
}

proptest::proptest! {
    #[test]
    fn nothing_is_lost(
        lines in proptest::collection::vec(
            proptest::collection::vec(
                proptest::sample::select(vec![
                    "1.", "2.", "3.", "A.", "B.", "I.", "II.", "一.", "(a)", "(b);", "Article 2", "Board", "of", "Fund,",
                    "Chile’s", "治理", "《公约》", "وبروتوكولها", "5/3", " ", "\u{a0}", "\u{3000}", ". ", "。", "；",
                ]),
                0..14,
            ),
            1..6,
        ),
        blank in proptest::sample::select(vec!["", " ", "\u{a0}"]),
    ) {
        let lines: Vec<String> = lines.iter().map(|words| words.join(blank)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let letters = |lines: &[&str]| lines.concat().split_whitespace().collect::<String>();
        let found = separated(&lines);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        proptest::prop_assert_eq!(letters(&lines), letters(&found));
    }
}
