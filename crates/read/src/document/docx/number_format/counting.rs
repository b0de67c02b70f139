//! Numbers in words: Chinese, Japanese and Korean numerals with their units, English cardinals and ordinals.

/// When the digit one is skipped before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum One {
    /// Never: `壹拾`.
    Kept,
    /// Only in the numbers 10 to 19: `十二`, but `一百一十`.
    BareTeens,
    /// Before ten and a hundred, and before a thousand that opens the number: `千百`, `一万一千百`.
    Japanese,
    /// Before every unit.
    Dropped,
}

/// A system that names tens, hundreds, thousands and ten thousands.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Counting {
    /// The digits, zero first.
    pub(super) digits: &'static str,
    /// Ten, hundred, thousand, ten thousand.
    units: [&'static str; 4],
    /// Whether zeros between digits are said, once a run.
    says_zero: bool,
    one: One,
}

const HAN_UNITS: [&str; 4] = ["十", "百", "千", "万"];

/// `一百` is `一○○`.
pub(super) const ROUND_ZERO: Counting =
    Counting {
        digits: "○一二三四五六七八九", units: HAN_UNITS, says_zero: true, one: One::BareTeens
    };
/// `一百〇一`
pub(super) const CHINESE: Counting =
    Counting {
        digits: "〇一二三四五六七八九", units: HAN_UNITS, says_zero: true, one: One::BareTeens
    };
/// `一百零一`
pub(super) const TAIWANESE: Counting = Counting {
    digits: "零一二三四五六七八九",
    units: ["十", "百", "千", "萬"],
    says_zero: true,
    one: One::BareTeens,
};
/// `壹佰零壹`
pub(super) const LEGAL_SIMPLIFIED: Counting = Counting {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ["拾", "佰", "仟", "萬"],
    says_zero: true,
    one: One::Kept,
};
/// `壹佰零貳`
pub(super) const LEGAL_TRADITIONAL: Counting = Counting {
    digits: "零壹貳參肆伍陸柒捌玖",
    units: ["拾", "佰", "仟", "萬"],
    says_zero: true,
    one: One::Kept,
};
/// `百一`
pub(super) const JAPANESE: Counting =
    Counting {
        digits: "〇一二三四五六七八九", units: HAN_UNITS, says_zero: false, one: One::Japanese
    };
/// `壱百壱`
pub(super) const JAPANESE_LEGAL: Counting = Counting {
    digits: "〇壱弐参四伍六七八九",
    units: ["拾", "百", "阡", "萬"],
    says_zero: false,
    one: One::Kept,
};
/// `백일`
pub(super) const KOREAN: Counting = Counting {
    digits: "영일이삼사오육칠팔구",
    units: ["십", "백", "천", "만"],
    says_zero: false,
    one: One::Dropped,
};

impl Counting {
    /// `n` in words; nothing from a million on, where Word shows nothing.
    pub(super) fn write(&self, n: u32) -> String {
        if n == 0 {
            return self.digit(0).to_string();
        }
        let (mut out, mut skipped) = (String::new(), false);
        if n >= 1_000_000 {
            return out;
        }
        for place in (0..6).rev() {
            let d = n / 10u32.pow(place) % 10;
            if d == 0 {
                skipped = !out.is_empty();
            } else {
                if std::mem::take(&mut skipped) && self.says_zero {
                    out.push(self.digit(0));
                }
                if d > 1 || self.says_one(n, place, out.is_empty()) {
                    out.push(self.digit(d));
                }
                if place % 4 > 0 {
                    out.push_str(self.units[place as usize % 4 - 1]);
                }
            }
            if place == 4 && n >= 10_000 {
                out.push_str(self.units[3]);
            }
        }
        out
    }

    fn digit(&self, n: u32) -> char {
        self.digits.chars().nth(n as usize).unwrap_or_default()
    }

    /// Whether a digit one in this place of `n` is written; `first` if nothing is before it.
    fn says_one(&self, n: u32, place: u32, first: bool) -> bool {
        match (self.one, place % 4) {
            (One::Dropped, 0) => !(place == 4 && first),
            (_, 0) | (One::Kept, _) => true,
            (One::BareTeens, _) => !(10..20).contains(&n),
            (One::Japanese, 1 | 2) | (One::Dropped, _) => false,
            (One::Japanese, _) => !first,
        }
    }
}

/// `st`, `nd`, `rd` or `th`.
pub(super) fn ordinal_ending(n: u32) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// An English cardinal in lower case.
pub(super) fn english(n: u32) -> String {
    match n {
        0..20 => ONES[n as usize].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[n as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[n as usize / 10], ONES[n as usize % 10]),
        100..1_000 => in_units(n, 100, "hundred"),
        1_000..1_000_000 => in_units(n, 1_000, "thousand"),
        1_000_000..1_000_000_000 => in_units(n, 1_000_000, "million"),
        _ => in_units(n, 1_000_000_000, "billion"),
    }
}

/// How many of a unit are in `n`, and the rest: `two hundred five`.
fn in_units(n: u32, unit: u32, name: &str) -> String {
    let head = format!("{} {name}", english(n / unit));
    if n.is_multiple_of(unit) { head } else { format!("{head} {}", english(n % unit)) }
}

/// An English ordinal in lower case.
pub(super) fn english_ordinal(n: u32) -> String {
    let cardinal = english(n);
    let at = cardinal.rfind([' ', '-']).map_or(0, |at| at + 1);
    let last = match &cardinal[at..] {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        word => word.strip_suffix('y').map_or_else(|| format!("{word}th"), |stem| format!("{stem}ieth")),
    };
    format!("{}{last}", &cardinal[..at])
}

/// Native Korean words up to 99.
pub(super) fn korean_native(n: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"];
    const TENS: [&str; 10] = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
    (1..100).contains(&n).then(|| format!("{}{}", TENS[n as usize / 10], ONES[n as usize % 10]))
}
