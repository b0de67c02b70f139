//! Reads the label at the head of a block: `12.`, `(b)`, `第十二条`, `Article 9`, `1.a.2`, `¹`.

use hexapla_model::{Ordinal, Span, Step, StepKind};

use crate::grammar::{Frame, INSERTED, KEYWORDS, MEASURES, USES};
use crate::numeral::{self, Numeral, System};

/// One reading of the numeral in a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reading {
    /// What the label counts.
    pub(crate) kind: StepKind,
    /// Which of them.
    pub(crate) ordinal: Ordinal,
    /// How unusual this use of the form is, in the units of the outline's costs.
    pub(crate) cost: f32,
}

/// A label with everything that it may mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    /// Its place in the block.
    pub(crate) span: Span,
    /// Its readings; never empty unless `path` is set.
    pub(crate) readings: Vec<Reading>,
    /// The parts of a decimal number such as `1.a.2`.
    pub(crate) path: Vec<(StepKind, Ordinal)>,
}

/// Whether `c` only directs the layout of bidirectional text.
pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_bidi_control(c)
}

/// Reads text from left to right by trial.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip(&mut self, is: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let n = rest.find(|c| !is(c)).unwrap_or(rest.len());
        self.at += n;
        n
    }

    fn eat(&mut self, any: &[char]) -> bool {
        match self.rest().chars().next() {
            Some(c) if any.contains(&c) => {
                self.at += c.len_utf8();
                true
            }
            _ => false,
        }
    }

    /// Whether nothing of a word follows directly.
    fn at_edge(&self) -> bool {
        !self.rest().starts_with(char::is_alphanumeric)
    }
}

/// The label that `text` opens with, if it opens with one.
pub(crate) fn parse(text: &str) -> Option<Label> {
    let mut start = Cursor { text, at: 0 };
    start.skip(is_blank);
    let from = start.at;
    note(start, from)
        .or_else(|| keyword(start, from))
        .or_else(|| han_division(start, from))
        .or_else(|| decimal(start, from))
        .or_else(|| framed(start, from, Numbers::ButYears))
}

/// The number of a paragraph that `text` opens with, if it looks like a year: a label where the count reaches it.
pub(crate) fn year(text: &str) -> Option<Label> {
    let mut start = Cursor { text, at: 0 };
    start.skip(is_blank);
    let mut label = framed(start, start.at, Numbers::Years)?;
    label.readings.retain(|reading| reading.kind == StepKind::Paragraph);
    (!label.readings.is_empty()).then_some(label)
}

fn label(from: usize, cursor: Cursor<'_>, readings: Vec<Reading>) -> Option<Label> {
    let end = from + cursor.text[from..cursor.at].trim_end().len();
    (!readings.is_empty()).then(|| Label { span: Span::new(from, end), readings, path: Vec::new() })
}

/// `¹ text`, `(¹) text`, `* text`: stars count from one.
fn note(mut c: Cursor<'_>, from: usize) -> Option<Label> {
    if let Some(inner) = c.rest().strip_prefix('(') {
        let number = numeral::numerals(inner).into_iter().find(|n| n.system == System::Superscript)?;
        inner[number.len..].strip_prefix(')').filter(|_| number.value < Step::STARS)?;
        c.at += number.len + 2;
        let reading = Reading { kind: StepKind::Note, ordinal: Ordinal::new(number.value), cost: 0.0 };
        return label(from, c, vec![reading]);
    }
    let number = if let Some(n) = numeral::numerals(c.rest()).iter().find(|n| n.system == System::Superscript)
    {
        // From there on stars are counted.
        if n.value >= Step::STARS {
            return None;
        }
        c.at += n.len;
        n.value
    } else {
        let stars = c.skip(|x| x == '*');
        // Two stars or more open bold text in Markdown.
        if stars == 0
            || stars > 3
            || !(c.rest().starts_with(is_blank) || stars == 1 && c.rest().starts_with(char::is_alphabetic))
        {
            return None;
        }
        Step::STARS + stars as u32
    };
    let reading = Reading { kind: StepKind::Note, ordinal: Ordinal::new(number), cost: 0.0 };
    label(from, c, vec![reading])
}

/// `Article 9`, `附件二`, `الفصل الأول:`.
fn keyword(c: Cursor<'_>, from: usize) -> Option<Label> {
    let found = KEYWORDS.iter().find_map(|&(word, kind)| {
        let mut c = c;
        c.at += numeral::folded_prefix(c.rest(), word)?;
        let blank = c.skip(is_blank);
        let han = word.starts_with(|x: char| x > '\u{2E80}');
        let numerals: Vec<Numeral> = numeral::numerals(c.rest())
            .into_iter()
            .filter(|n| !matches!(n.system, System::Superscript | System::LetterLower))
            .filter(|n| blank > 0 || (han && matches!(n.system, System::Han | System::Digits)))
            .filter(|n| Cursor { at: c.at + n.len, ..c }.at_edge() || n.system == System::Han)
            .collect();
        (!numerals.is_empty()).then_some((c, kind, numerals))
    });
    let (mut c, kind, numerals) = found?;
    let longest = numerals.iter().map(|n| n.len).max()?;
    c.at += longest;
    let bis = inserted(&mut c);
    finish_division(&mut c);
    let readings = numerals
        .iter()
        .filter(|n| n.len == longest)
        .map(|n| Reading {
            // `Section 4` counts in numbers, `Section D` in letters as headings without a word do.
            kind: match kind {
                StepKind::Section if n.system != System::LetterUpper => StepKind::Division,
                kind => kind,
            },
            ordinal: Ordinal { number: n.value, bis },
            cost: if n.system == System::LetterUpper { 0.5 } else { 0.0 },
        })
        .collect();
    label(from, c, readings)
}

/// `第二十条`, `第 9 章：`.
fn han_division(mut c: Cursor<'_>, from: usize) -> Option<Label> {
    if !c.eat(&['第']) {
        return None;
    }
    c.skip(is_blank);
    let number =
        numeral::numerals(c.rest()).into_iter().find(|n| matches!(n.system, System::Digits | System::Han))?;
    c.at += number.len;
    c.skip(is_blank);
    let &(measure, kind) = MEASURES.iter().find(|(m, _)| c.rest().starts_with(m))?;
    c.at += measure.len();
    let bis = inserted(&mut c);
    finish_division(&mut c);
    label(from, c, vec![Reading { kind, ordinal: Ordinal { number: number.value, bis }, cost: 0.0 }])
}

fn finish_division(c: &mut Cursor<'_>) {
    let mut ahead = *c;
    ahead.skip(is_blank);
    if ahead.eat(&['.', ':', '：', '—', '–', '-', '．', '、']) {
        *c = ahead;
    }
}

/// `bis` after a number; nothing else is consumed.
fn inserted(c: &mut Cursor<'_>) -> u8 {
    let mut ahead = *c;
    ahead.skip(is_blank);
    for &(word, rank) in INSERTED {
        let mut end = ahead;
        if let Some(len) = numeral::folded_prefix(ahead.rest(), word) {
            end.at += len;
            if end.at_edge() || word.starts_with('之') {
                *c = end;
                return rank;
            }
        }
    }
    0
}

/// Words after a decimal number that is no label, in scripts without case.
const SCALES: [&str; 13] =
    ["万", "萬", "亿", "億", "百万", "千", "兆", "个百分", "مليون", "مليار", "بليون", "في المائة", "بالمائة"];

/// Whether a paragraph may begin with `text`: not with the rest of `3.5 million` or `3.5 %`.
fn opens_text(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| is_blank(c) || "\"'“‘«„([（《「『".contains(c));
    let letter = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    letter && !SCALES.iter().any(|scale| text.starts_with(scale))
}

/// `1.2`, `1.a.1` before a space: at least two parts, and the last may have a full stop.
fn decimal(mut c: Cursor<'_>, from: usize) -> Option<Label> {
    let mut path = Vec::new();
    loop {
        let numerals = numeral::numerals(c.rest());
        let part = numerals.iter().find_map(|n| match n.system {
            System::Digits => Some((StepKind::Paragraph, *n)),
            System::LetterLower if !path.is_empty() => Some((StepKind::Item, *n)),
            _ => None,
        });
        let Some((kind, number)) = part else { break };
        if number.value > 999 || path.len() == 5 {
            return None;
        }
        path.push((kind, Ordinal::new(number.value)));
        c.at += number.len;
        if !(c.rest().starts_with('.') && c.rest()[1..].starts_with(|x: char| x.is_ascii_alphanumeric())) {
            break;
        }
        c.at += 1;
    }
    if path.len() < 2 {
        return None;
    }
    let dot = c.eat(&['.']);
    let figures = path.iter().all(|(kind, _)| *kind == StepKind::Paragraph);
    if path.len() == 2 && figures && !dot && !opens_text(c.rest()) {
        return None;
    }
    c.rest().starts_with(is_blank).then(|| Label { span: Span::new(from, c.at), readings: Vec::new(), path })
}

/// The number that `text` opens with, if it has no mark and a heading may follow: `7 Requirements`.
pub(crate) fn bare_number(text: &str) -> Option<(u32, Span)> {
    let mut c = Cursor { text, at: 0 };
    c.skip(is_blank);
    let from = c.at;
    let number = numeral::numerals(c.rest()).into_iter().find(|n| n.system == System::Digits)?;
    c.at += number.len;
    (c.rest().starts_with(is_blank) && opens_text(c.rest())).then(|| (number.value, Span::new(from, c.at)))
}

/// What stands directly behind `label` and makes it an inserted one, `bis` in `(b) bis`: its end, and its rank.
pub(crate) fn inserted_behind(text: &str, label: &Label) -> Option<(usize, u8)> {
    let mut c = Cursor { text, at: label.span.end as usize };
    let rank = inserted(&mut c);
    (rank > 0).then_some((c.at, rank))
}

/// Whether the first letter of `text` is of a script that runs from right to left.
pub(crate) fn opens_from_right(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(runs_from_right)
}

fn runs_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Numbers that are taken for years unless the count reaches them.
const YEARS: std::ops::RangeInclusive<u32> = 1_800..=2_199;

/// Which numerals are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// A year opens a sentence far more often than a paragraph has such a number.
    ButYears,
    /// Only figures that look like years.
    Years,
}

impl Numbers {
    fn hold(self, number: &Numeral) -> bool {
        let is_year = number.system == System::Digits && YEARS.contains(&number.value);
        is_year == (self == Self::Years)
    }
}

/// A numeral with punctuation: `12.`, `12 -`, `(b)`, `b)`, `二、`, `'1'`.
fn framed(c: Cursor<'_>, from: usize, numbers: Numbers) -> Option<Label> {
    let mut readings = Vec::new();
    let mut end = c;
    for open in [Open::Nothing, Open::Bracket, Open::Quote] {
        let mut start = c;
        if !open.eat(&mut start) {
            continue;
        }
        start.skip(is_blank);
        for number in numeral::numerals(start.rest()).into_iter().filter(|number| numbers.hold(number)) {
            let mut after = Cursor { at: start.at + number.len, ..start };
            let bis = inserted(&mut after);
            let Some(frame) = open.close(&mut after, number.system) else { continue };
            let uses = USES
                .iter()
                .filter(|(systems, frames, ..)| systems.contains(&number.system) && frames.contains(&frame));
            for &(_, _, kind, cost) in uses {
                if after.at > end.at {
                    readings.clear();
                    end = after;
                }
                if after.at == end.at {
                    readings.push(Reading { kind, ordinal: Ordinal { number: number.value, bis }, cost });
                }
            }
        }
    }
    label(from, end, readings)
}

/// What opens a framed label.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Bracket,
    Quote,
}

/// Whether a bracket that was opened before `text` is closed in it.
fn closes(text: &str) -> bool {
    text.find([')', '）', '(', '（']).is_some_and(|at| text[at..].starts_with([')', '）']))
}

const QUOTES: [char; 6] = ['\'', '`', '‘', '’', '´', '＇'];

impl Open {
    fn eat(self, c: &mut Cursor<'_>) -> bool {
        match self {
            Self::Nothing => true,
            Self::Bracket => c.eat(&['(', '（']),
            Self::Quote => c.eat(&QUOTES),
        }
    }

    /// The frame that the text after the numeral completes; the cursor is moved behind it.
    fn close(self, c: &mut Cursor<'_>, system: System) -> Option<Frame> {
        if system == System::Enclosed {
            return Some(Frame::Brackets);
        }
        let before = *c;
        let blank = c.skip(is_blank);
        match self {
            Self::Bracket if c.eat(&[')', '）']) => Some(Frame::Brackets),
            // `(1 النص`: the bracket that stands behind a number from right to left, typed where it is seen.
            Self::Bracket => {
                let alone = blank > 0 && opens_from_right(c.rest()) && !closes(c.rest());
                (alone && system == System::Digits).then_some(Frame::Bracket)
            }
            Self::Quote => c.eat(&QUOTES).then_some(Frame::Quotes),
            Self::Nothing if c.eat(&[')', '）']) => Some(Frame::Bracket),
            Self::Nothing if c.eat(&['．', '、', '，']) => {
                Some(if c.text[..c.at].ends_with('．') { Frame::Dot } else { Frame::Comma })
            }
            Self::Nothing if c.eat(&['.']) => {
                // `3.5` is a decimal and `U.S.` an abbreviation.
                let bare = !c.rest().starts_with(|x: char| x.is_ascii_digit() || x == '.');
                let initials = matches!(
                    system,
                    System::LetterUpper | System::LetterLower | System::RomanUpper | System::RomanLower
                );
                let spaced = c.rest().is_empty() || c.rest().starts_with(is_blank);
                (bare && (spaced || !initials) && (blank == 0 || system == System::Digits))
                    .then_some(Frame::Dot)
            }
            Self::Nothing if c.eat(&['-', '–', '—', 'ـ']) => {
                let spaced = c.rest().is_empty() || c.rest().starts_with(is_blank);
                let word = matches!(system, System::Word | System::LetterUpper) && blank > 0;
                (spaced && (system == System::Digits || word || blank > 0 && system == System::RomanUpper))
                    .then_some(Frame::Dash)
            }
            Self::Nothing if system == System::Han => {
                let wide = c.text[before.at..c.at].chars().filter(|x| *x == ' ').count() > 1
                    || c.text[before.at..c.at].contains('\u{3000}');
                wide.then_some(Frame::Space)
            }
            Self::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
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
        for text in ["1799. The basin", "2200. The basin", "(1990) The basin", "1990 was dry", "MM. Data", ""]
        {
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
}
