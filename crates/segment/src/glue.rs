//! Separates headings and paragraphs that share a line: `… of this Charter. Article 8`, `第四条一  ……`, `1. … 2. …`.
//!
//! A label inside a line counts if the labels at the heads of lines lack exactly its number there. A heading that is a
//! label alone elsewhere is separated from a text after it, and any heading from a numbered paragraph that it opens.

mod heading;
mod item;

use std::collections::BTreeMap;
use std::ops::Range;

use hexapla_lang::label::{self, Label};
use hexapla_lang::script::is_han;
use hexapla_model::{Block, BlockKind, Lang, Location, Piece, Pieces, StepKind};

use crate::outline::{self, is_named};
use crate::sentence;

/// How many headings in a row may be inside other lines.
const MISSING: u32 = 3;
/// How many headings with numbers may be between two paragraphs.
const HEADINGS: usize = 3;
/// How many headings that are a label alone show that this is the way of a text.
const CUSTOM: usize = 3;

/// The longest line that may be headings only, in bytes.
const LINE: usize = 240;

/// A place at which a block is cut: its number, and an offset in bytes.
type Cut = (usize, usize);

/// The labels at the heads of blocks.
type Labels = Vec<Option<Box<Label>>>;

/// Cuts the blocks whose lines hold several headings or paragraphs. Returns how often, and the place of the first, if any.
pub(crate) fn separate(
    blocks: &mut Vec<Block>,
    labels: &mut Labels,
    lang: Lang,
) -> Option<(usize, Location)> {
    let (mut times, mut first) = (0, None);
    // A paragraph may be inside what a heading leaves.
    for is_heading in [true, false] {
        let mut cuts: Vec<Cut> = Vec::new();
        for series in series(blocks, labels, is_heading, lang) {
            series.cuts(blocks, &mut cuts);
        }
        if is_heading {
            heading::cuts(blocks, labels, lang, &mut cuts);
        } else {
            item::cuts(blocks, labels, &mut cuts);
        }
        cuts.sort_unstable();
        cuts.dedup();
        if let Some((block, _)) = cuts.first() {
            first = first.into_iter().chain([blocks[*block].location()]).min_by_key(|place| place.line);
            times += cuts.len();
            (*blocks, *labels) = cut(std::mem::take(blocks), std::mem::take(labels), &cuts);
        }
    }
    first.map(|first| (times, first))
}

/// A label at the head of a block.
struct Head {
    block: usize,
    number: u32,
    /// Where the text after it begins, in bytes.
    end: usize,
    is_bare: bool,
}

/// The labels of one kind, in the order of the text.
struct Series {
    kind: StepKind,
    heads: Vec<Head>,
    /// Whether its labels are alone on their lines as a rule.
    is_bare: bool,
    lang: Lang,
}

/// The series of headings that a word names, or that of plain paragraphs.
fn series(blocks: &[Block], labels: &Labels, is_heading: bool, lang: Lang) -> Vec<Series> {
    let mut found: BTreeMap<StepKind, Vec<Head>> = BTreeMap::new();
    for (n, (block, label)) in
        blocks.iter().zip(labels).enumerate().filter(|(_, (block, _))| may_be_cut(block))
    {
        let year = || label::year(&block.text);
        let counted = match label {
            Some(label) => counts(&block.text, label, is_heading),
            None => year().and_then(|label| counts(&block.text, &label, is_heading)),
        };
        let Some((kind, number, end)) = counted else { continue };
        let is_bare = !block.text[end..].contains(char::is_alphanumeric);
        found.entry(kind).or_default().push(Head { block: n, number, end, is_bare });
    }
    let with_custom = |(kind, heads): (StepKind, Vec<Head>)| {
        let bare = heads.iter().filter(|head| head.is_bare).count();
        let is_bare = is_heading && bare >= CUSTOM && bare >= 2 * (heads.len() - bare);
        Series { kind, heads, is_bare, lang }
    };
    found.into_iter().map(with_custom).collect()
}

/// Whether a block is running text that a program has not numbered.
fn may_be_cut(block: &Block) -> bool {
    use BlockKind::{Contents, Footnote, RunningHead, TableRow};
    !block.aside
        && block.counted.is_none()
        && !matches!(block.kind, Contents | Footnote | RunningHead | TableRow)
}

/// What `label` counts at the head of `text`, as a heading or as a paragraph, and where it ends.
fn counts(text: &str, label: &Label, is_heading: bool) -> Option<(StepKind, u32, usize)> {
    // What may be text as well counts only by the numbers around it, which those of headings have.
    let may_be_text = label.form.is_some_and(|form| !(is_heading && form.is_worded()));
    if may_be_text || is_heading != is_named(label.span.of(text)) {
        return None;
    }
    let mut readings = label.readings.iter().filter(|reading| reading.ordinal.bis == 0);
    let fits = |kind: StepKind| if is_heading { kind.is_heading() } else { kind == StepKind::Paragraph };
    let reading = readings.find(|reading| fits(reading.kind))?;
    Some((reading.kind, reading.ordinal.number, label.span.end as usize))
}

impl Series {
    fn cuts(&self, blocks: &[Block], out: &mut Vec<Cut>) {
        for n in 0..self.heads.len() {
            let head = &self.heads[n];
            if self.is_bare
                && !head.is_bare
                && self.continues(n)
                && opens(&blocks[head.block].text[head.end..])
            {
                out.push((head.block, head.end));
            }
            if (self.kind, head.number) == (StepKind::Paragraph, 2) && self.lacks_first(blocks, n) {
                self.find(blocks, 1..2, 0..head.block, None, out);
            }
            let (missing, places) = self.missing(n);
            self.find(blocks, missing, places, Some(head), out);
        }
    }

    /// Whether the heads before and after head `n` have numbers little lower and little higher.
    fn continues(&self, n: usize) -> bool {
        let number = self.heads[n].number;
        let before = n.checked_sub(1).is_none_or(|before| follows(self.heads[before].number, number));
        before && self.heads.get(n + 1).is_none_or(|after| follows(number, after.number))
    }

    /// Whether no paragraph is before head `n`: Chinese sections count like paragraphs (`一.`).
    fn lacks_first(&self, blocks: &[Block], n: usize) -> bool {
        let mut before = self.heads[..n].iter().map(|head| blocks[head.block].text.chars().next());
        before.all(|first| first.is_some_and(is_han))
    }

    /// The numbers that no head has after head `n`, and the blocks that may hold them.
    fn missing(&self, n: usize) -> (Range<u32>, Range<usize>) {
        let head = &self.heads[n];
        let next = self.heads.get(n + 1);
        if self.kind == StepKind::Paragraph {
            // Headings with numbers of their own may be between.
            let later = self.heads[n + 1..].iter().take(HEADINGS + 1);
            let end = later.into_iter().find(|next| next.number > head.number);
            let missing = head.number + 1..end.map_or(u32::MAX, |next| next.number);
            let is_near = missing.len() <= MISSING as usize;
            let last = end.filter(|_| is_near).map_or(head.block + 1, |next| next.block);
            return (missing, head.block..last);
        }
        match next {
            Some(next) if follows(head.number, next.number) => {
                (head.number + 1..next.number, head.block..next.block)
            }
            // Where no label follows, a mention of the next heading may be meant.
            Some(_) | None => (0..0, 0..0),
        }
    }

    /// Looks for the labels `missing`, one after the other, in the blocks `places`.
    fn find(
        &self,
        blocks: &[Block],
        missing: Range<u32>,
        places: Range<usize>,
        head: Option<&Head>,
        out: &mut Vec<Cut>,
    ) {
        let mut missing = missing.peekable();
        for block in places.filter(|block| may_be_cut(&blocks[*block])) {
            let text = &blocks[block].text;
            let own = head.filter(|head| head.block == block);
            let mut from = own.map_or(0, |head| head.end);
            if missing.peek().is_none() {
                return;
            }
            let starts = match self.kind {
                StepKind::Paragraph if own.is_none() => heading::starts(text, self.lang),
                _ => self.starts(text, from),
            };
            while let Some((at, end)) =
                missing.peek().and_then(|number| self.inside(text, &starts, from, *number))
            {
                out.push((block, at));
                if self.is_bare && opens(&text[end..]) {
                    out.push((block, end));
                }
                from = end;
                missing.next();
            }
        }
    }

    /// Where a label may be in `text` after `from`: at the beginnings of sentences, in order.
    fn starts(&self, text: &str, from: usize) -> Vec<usize> {
        // A heading has no stop before the next one.
        let is_line =
            text.len() <= LINE && label::parse(text).is_some_and(|label| is_named(label.span.of(text)));
        if is_line {
            let blanks = text[from..].char_indices().filter(|(_, c)| c.is_whitespace());
            return blanks.map(|(at, blank)| from + at + blank.len_utf8()).collect();
        }
        sentence::sentences(text, from, self.lang).iter().map(|span| span.start as usize).collect()
    }

    /// Where the label of `number` is in `text` at one of the places `starts` after `from`: where it begins and ends.
    fn inside(&self, text: &str, starts: &[usize], from: usize, number: u32) -> Option<(usize, usize)> {
        let first = starts.partition_point(|at| *at <= from);
        starts[first..].iter().find_map(|&at| {
            let rest = &text[at..];
            let first = rest.chars().next()?;
            if !self.kind.is_heading() && first.is_alphabetic() && !is_han(first) {
                return None;
            }
            let label = label::parse(rest).or_else(|| label::year(rest))?;
            let (kind, found, end) = counts(rest, &label, self.kind.is_heading())?;
            let is_it = kind == self.kind && found == number && self.may_end(&rest[end..]);
            is_it.then_some((at, at + end))
        })
    }

    /// Whether `rest` may be after a label inside a line. After a heading there is nothing, its title where headings have
    /// one, or a numbered paragraph: other text may go on with a sentence that mentions it.
    fn may_end(&self, rest: &str) -> bool {
        if !self.kind.is_heading() {
            return opens(rest);
        }
        let is_numbered = || label::parse(rest).is_some_and(|label| counts(rest, &label, false).is_some());
        let is_title =
            !self.is_bare && rest.len() <= LINE && !rest.contains(['.', '。', ';', '；', '!', '?', '؟']);
        !rest.contains(char::is_alphanumeric) || is_title || is_numbered()
    }
}

/// Whether a count may go from one number to the other, with a few inside other lines.
fn follows(before: u32, after: u32) -> bool {
    (before + 1..=before + 1 + MISSING).contains(&after)
}

/// Whether a sentence may begin with `text`.
fn opens(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
}

/// Cuts blocks at the places `cuts`, which are in order; returns them with their labels.
fn cut(blocks: Vec<Block>, labels: Labels, cuts: &[Cut]) -> (Vec<Block>, Labels) {
    let mut out =
        (Vec::with_capacity(blocks.len() + cuts.len()), Vec::with_capacity(blocks.len() + cuts.len()));
    let mut of_blocks = cuts.chunk_by(|a, b| a.0 == b.0).peekable();
    for (n, (mut block, label)) in blocks.into_iter().zip(labels).enumerate() {
        let Some(places) = of_blocks.next_if(|cuts| cuts[0].0 == n) else {
            out.0.push(block);
            out.1.push(label);
            continue;
        };
        let mut rests: Vec<Block> = places.iter().rev().map(|(_, at)| split(&mut block, *at)).collect();
        rests.push(block);
        out.1.extend(rests.iter().rev().map(outline::label));
        out.0.extend(rests.into_iter().rev());
    }
    out
}

/// Takes the text from the byte `at` on from a block, without the blanks around the cut.
fn split(block: &mut Block, at: usize) -> Block {
    let text = &block.text[at..];
    let skipped = at + text.len() - text.trim_start().len();
    let mut rest = Block {
        kind: block.kind,
        text: block.text[skipped..].to_owned(),
        level: block.level,
        bounded: block.bounded,
        ..Block::default()
    };
    let first = block.pieces.partition_point(|piece| piece.offset as usize <= skipped).saturating_sub(1);
    rest.pieces.extend(
        block.pieces[first..]
            .iter()
            .map(|piece| Piece { offset: piece.offset.saturating_sub(skipped as u32), ..*piece }),
    );
    let kept = block.pieces.partition_point(|piece| (piece.offset as usize) < at).max(1);
    let pieces: Vec<Piece> = block.pieces[..kept].to_vec();
    block.pieces = Pieces::default();
    block.pieces.extend(pieces);
    block.text.truncate(block.text[..at].trim_end().len());
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::Location;

    fn separated(lines: &[&str]) -> Vec<String> {
        let han = lines.iter().any(|line| line.contains(is_han));
        separated_in(if han { Lang::ZH } else { Lang::EN }, lines)
    }

    fn separated_in(lang: Lang, lines: &[&str]) -> Vec<String> {
        let block = |(n, line): (usize, &&str)| {
            Block::new(*line, Location { line: n as u32 + 1, page: None }, n as u32)
        };
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
        let lines = [
            "1. It met.",
            "Status of the Convention 2. It entered into force. It is in force.",
            "3. It left.",
        ];
        let want = [
            "1. It met.",
            "Status of the Convention",
            "2. It entered into force. It is in force.",
            "3. It left.",
        ];
        assert_eq!(separated(&lines), want);
        let lines =
            ["1. 会议开始。", "《公约》的现状2. 截至七月，《公约》有七十一个缔约国。", "3. 会议结束。"];
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
        let titled =
            ["Article 1 Scope", "Article 2 Terms", "Article 3 Aims", "Article 4 It meets. It votes."];
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
}
