//! Numbers in figures: digits of any script, groups of thousands, decimals.

use crate::lang::Tables;

/// A decimal number: `mantissa` divided by ten to the power of `scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    mantissa: u128,
    scale: u32,
}

impl Decimal {
    /// A whole number.
    pub(super) fn whole(value: u64) -> Self {
        Self { mantissa: u128::from(value), scale: 0 }
    }

    /// The number times ten to the power of `exponent`.
    pub(super) fn shifted(self, exponent: u32) -> Self {
        if exponent <= self.scale {
            return Self { scale: self.scale - exponent, ..self };
        }
        let factor = 10u128.checked_pow(exponent - self.scale).unwrap_or(1);
        Self { mantissa: self.mantissa.saturating_mul(factor), scale: 0 }
    }

    /// The value, if it is whole and small enough.
    pub(super) fn as_whole(self) -> Option<u32> {
        (self.scale == 0).then(|| u32::try_from(self.mantissa).ok())?
    }
}

impl std::fmt::Display for Decimal {
    /// Without leading or trailing zeros: `12.5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (mut mantissa, mut scale) = (self.mantissa, self.scale);
        while scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        if scale == 0 {
            return write!(f, "{mantissa}");
        }
        let power = 10u128.checked_pow(scale).unwrap_or(u128::MAX);
        write!(f, "{}.{:0width$}", mantissa / power, mantissa % power, width = scale as usize)
    }
}

/// The value of a digit of any script that United Nations texts use.
pub(crate) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// A run of digits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    pub(super) value: u64,
    /// Number of digits.
    pub(super) digits: u32,
    /// The byte after it.
    pub(super) end: usize,
    /// Whether it begins with a zero.
    zero: bool,
}

/// The run of digits at `at`, unless it has none or too many to count.
pub(super) fn run(text: &str, at: usize) -> Option<Run> {
    let mut run = Run { end: at, ..Run::default() };
    for c in text[at..].chars() {
        let Some(value) = digit(c) else { break };
        run.zero |= run.digits == 0 && value == 0;
        run.value = run.value.saturating_mul(10).saturating_add(u64::from(value));
        run.digits += 1;
        run.end += c.len_utf8();
    }
    (run.digits > 0).then_some(run)
}

/// What may be between two runs of digits of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    Stop,
    /// A plain space: in a line from right to left, groups so divided run the other way.
    Space,
    /// A space that does not break, or an apostrophe.
    Tight,
    /// The Arabic decimal sign.
    Decimal,
}

fn joint(c: char) -> Option<Joint> {
    Some(match c {
        ',' | '\u{FF0C}' => Joint::Comma,
        '.' | '\u{FF0E}' => Joint::Stop,
        ' ' => Joint::Space,
        '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}' | '\'' | '\u{2019}' | '\u{66C}' => Joint::Tight,
        '\u{66B}' => Joint::Decimal,
        _ => return None,
    })
}

const MOST: usize = 8;

/// Runs of digits, each with the joint before it.
struct Chain {
    runs: [(Joint, Run); MOST],
    len: usize,
}

impl Chain {
    fn read(text: &str, at: usize) -> Option<Self> {
        let first = run(text, at)?;
        let mut chain = Self { runs: [(Joint::Tight, first); MOST], len: 1 };
        let mut end = first.end;
        while chain.len < MOST {
            let Some(c) = text[end..].chars().next() else { break };
            let Some(kind) = joint(c) else { break };
            let Some(next) = run(text, end + c.len_utf8()) else { break };
            chain.runs[chain.len] = (kind, next);
            chain.len += 1;
            end = next.end;
        }
        Some(chain)
    }

    fn run(&self, n: usize) -> Run {
        self.runs[n].1
    }

    fn joint(&self, n: usize) -> Option<Joint> {
        (n < self.len).then(|| self.runs[n].0)
    }

    /// How many of the runs from the second on follow `joint`.
    fn same(&self, kind: Joint) -> usize {
        (1..self.len).take_while(|&n| self.runs[n].0 == kind).count()
    }

    /// How many of them are groups of three.
    fn threes(&self, kind: Joint) -> usize {
        (1..self.len).take_while(|&n| self.runs[n].0 == kind && self.run(n).digits == 3).count()
    }

    /// The number that the first `groups` + 1 runs make, in this order or from the last to the first.
    fn join(&self, groups: usize, reversed: bool) -> u128 {
        (0..=groups).fold(0, |sum, n| {
            let group = if reversed { groups - n } else { n };
            sum * 1000 + u128::from(self.run(group).value)
        })
    }
}

/// The number at `at` and the byte after it.
pub(crate) fn read(text: &str, at: usize, tables: &Tables) -> Option<(Decimal, usize)> {
    let chain = Chain::read(text, at)?;
    let first = chain.run(0);
    let plain = (Decimal::whole(first.value), first.end);
    let Some(kind) = chain.joint(1).filter(|_| first.digits <= 12) else { return Some(plain) };
    let threes = if first.digits <= 3 && !first.zero { chain.threes(kind) } else { 0 };
    let same = chain.same(kind);
    let groups = match kind {
        Joint::Space if tables.reversed_groups && first.digits == 3 => return Some(reversed(&chain, plain)),
        Joint::Space | Joint::Tight => threes,
        Joint::Decimal => 0,
        Joint::Comma | Joint::Stop if threes != same => 0,
        Joint::Comma | Joint::Stop if threes == 1 && chain.len == 2 => {
            usize::from((kind == Joint::Comma) != tables.decimal_comma)
        }
        Joint::Comma | Joint::Stop => threes,
    };
    if groups == 0 && (same > 1 || matches!(kind, Joint::Space | Joint::Tight)) {
        return Some(plain);
    }
    Some(with_fraction(&chain, groups))
}

/// Groups of an Arabic text divided by plain spaces, typed from the last to the first: `250 444 3`.
fn reversed(chain: &Chain, plain: (Decimal, usize)) -> (Decimal, usize) {
    let mut groups = chain.threes(Joint::Space);
    if chain.joint(groups + 1) == Some(Joint::Space) && chain.run(groups + 1).digits < 3 {
        groups += 1;
    }
    if groups == 0 {
        return plain;
    }
    (Decimal { mantissa: chain.join(groups, true), scale: 0 }, chain.run(groups).end)
}

/// The number of the first groups of the chain with the decimals that may follow them.
fn with_fraction(chain: &Chain, groups: usize) -> (Decimal, usize) {
    let whole = chain.join(groups, false);
    let last = (Decimal { mantissa: whole, scale: 0 }, chain.run(groups).end);
    let marks = matches!(chain.joint(groups + 1), Some(Joint::Comma | Joint::Stop | Joint::Decimal));
    if !marks || chain.joint(groups + 2).is_some_and(|next| Some(next) == chain.joint(groups + 1)) {
        return last;
    }
    let fraction = chain.run(groups + 1);
    let Some(power) = 10u128.checked_pow(fraction.digits).filter(|_| fraction.digits <= 12) else {
        return last;
    };
    let mantissa = whole.saturating_mul(power).saturating_add(u128::from(fraction.value));
    (Decimal { mantissa, scale: fraction.digits }, fraction.end)
}

/// The power of ten that the Chinese characters at `at` multiply by (`万`, `百万`, `亿`), and the byte after them.
pub(super) fn han_scale(text: &str, at: usize) -> (u32, usize) {
    let (mut exponent, mut end) = (0, at);
    for c in text[at..].chars().take(3) {
        exponent += match c {
            '十' => 1,
            '百' => 2,
            '千' => 3,
            '万' | '萬' => 4,
            '亿' | '億' => 8,
            '兆' => 12,
            _ => break,
        };
        end += c.len_utf8();
    }
    (exponent, end)
}

/// The number in Chinese characters at `at` (`十三`, `二十`, `一百零五`) and the byte after it.
pub(super) fn han_number(text: &str, at: usize) -> Option<(u64, usize)> {
    let (mut total, mut current, mut end, mut places) = (0u64, 0u64, at, false);
    for c in text[at..].chars().take(12) {
        let value = match c {
            '〇' | '零' => 0,
            '一' => 1,
            '二' | '两' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' | '百' | '千' => {
                let place = if c == '十' {
                    10
                } else if c == '百' {
                    100
                } else {
                    1000
                };
                total += current.max(u64::from(current == 0)) * place;
                current = 0;
                places = true;
                end += c.len_utf8();
                continue;
            }
            _ => break,
        };
        current = if places { value } else { current * 10 + value };
        end += c.len_utf8();
    }
    (end > at).then_some((total + current, end))
}
