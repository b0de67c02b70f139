//! Writes numbers as Word's number formats do: digits, letters, Roman and Chinese numerals, words.
//!
//! Formats and sets of characters are those of ISO/IEC 29500-1, 17.18.59; where [MS-OI29500] says that Word does
//! otherwise, Word is followed, since its numbers are what readers of the document see.

mod counting;
mod sets;

use hexapla_model::roman;

use crate::document::list_label::positional;
use counting::Counting;

/// The most that letters are repeated (`aa` follows `z`, `aaa` follows `zz`); higher numbers are in digits.
const REPEATS: u32 = 30;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// `12`
    Decimal,
    /// `07`: with zeros up to a number of digits.
    Padded(usize),
    /// `- 7 -`
    Dashed,
    /// `C`
    Hex,
    /// `vii`
    LowerRoman,
    /// `VII`
    UpperRoman,
    /// `12th`
    Ordinal,
    /// `Twelve`
    Cardinal,
    /// `Twelfth`
    OrdinalText,
    /// Characters of a set; after its end each is repeated: `z`, `aa`, `bb`.
    Letters(&'static str),
    /// Characters of a set, which restarts after its end.
    Cycle(&'static str),
    /// Characters of a set; after its end digits.
    Signs(&'static str),
    /// Ten digits of a script, zero first.
    Digits(&'static str),
    /// Words that name the units, as Chinese does.
    Counting(&'static Counting),
    /// As [`Counting`](Self::Counting) below a hundred, then digit by digit.
    ShortCounting(&'static Counting),
    /// Pairs of a heavenly stem and an earthly branch.
    Sexagenary,
    /// Hebrew numerals.
    Hebrew,
    /// Native Korean words.
    KoreanNative,
    /// A sign that counts nothing.
    Bullet,
    /// Nothing.
    None,
}

impl NumberFormat {
    /// The format that `name` stands for; `custom` is the pattern of the format `custom`.
    pub(super) fn from_name(name: &str, custom: Option<&str>) -> Option<Self> {
        Self::western(name, custom).or_else(|| Self::eastern(name))
    }

    fn western(name: &str, custom: Option<&str>) -> Option<Self> {
        use NumberFormat::{Digits, Letters};
        Some(match name {
            "decimal" | "decimalHalfWidth" | "bahtText" | "dollarText" => Self::Decimal,
            "decimalZero" => Self::Padded(2),
            "custom" => padded(custom?)?,
            "numberInDash" => Self::Dashed,
            "hex" => Self::Hex,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::Cardinal,
            "ordinalText" => Self::OrdinalText,
            "lowerLetter" => Letters(sets::LATIN_LOWER),
            "upperLetter" => Letters(sets::LATIN_UPPER),
            "russianLower" => Letters(sets::RUSSIAN_LOWER),
            "russianUpper" => Letters(sets::RUSSIAN_UPPER),
            "arabicAlpha" => Letters(sets::ARABIC_ALPHA),
            "arabicAbjad" => Letters(sets::ARABIC_ABJAD),
            "hebrew1" => Self::Hebrew,
            "hebrew2" => Letters(sets::HEBREW),
            // Word has these two the other way round.
            "hindiVowels" => Letters(sets::HINDI_CONSONANTS),
            "hindiConsonants" => Letters(sets::HINDI_VOWELS),
            "hindiNumbers" | "hindiCounting" => Digits(sets::DEVANAGARI),
            "thaiLetters" => Letters(sets::THAI),
            "thaiNumbers" | "thaiCounting" => Digits(sets::THAI_DIGITS),
            "chicago" => Letters(sets::CHICAGO),
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => return None,
        })
    }

    fn eastern(name: &str) -> Option<Self> {
        use NumberFormat::{Cycle, Digits, Letters, Signs};
        Some(match name {
            "aiueo" => Cycle(sets::AIUEO_HALF),
            "aiueoFullWidth" => Cycle(sets::AIUEO),
            "iroha" => Cycle(sets::IROHA_HALF),
            "irohaFullWidth" => Cycle(sets::IROHA),
            "ganada" => Letters(sets::GANADA),
            "chosung" => Letters(sets::CHOSUNG),
            "ideographTraditional" => Signs(sets::STEMS),
            "ideographZodiac" => Signs(sets::BRANCHES),
            "ideographZodiacTraditional" => Self::Sexagenary,
            "decimalEnclosedCircle" => Signs(sets::CIRCLES),
            "decimalEnclosedCircleChinese" => Signs(sets::CIRCLES_TO_TEN),
            "decimalEnclosedParen" => Signs(sets::BRACKETED),
            "decimalEnclosedFullstop" => Signs(sets::STOPPED),
            "ideographEnclosedCircle" => Signs(sets::BRACKETED_HAN),
            "decimalFullWidth" | "decimalFullWidth2" => Digits(sets::FULL_WIDTH),
            "ideographDigital" | "japaneseDigitalTenThousand" => Digits(sets::HAN_DIGITS),
            "taiwaneseDigital" => Digits(sets::HAN_DIGITS_ROUND),
            "koreanDigital" => Digits(sets::HANGUL_DIGITS),
            "koreanDigital2" => Digits(sets::HANJA_DIGITS),
            "koreanLegal" => Self::KoreanNative,
            "chineseCounting" | "taiwaneseCounting" => Self::ShortCounting(&counting::ROUND_ZERO),
            "chineseCountingThousand" => Self::Counting(&counting::CHINESE),
            "taiwaneseCountingThousand" => Self::Counting(&counting::TAIWANESE),
            "chineseLegalSimplified" => Self::Counting(&counting::LEGAL_SIMPLIFIED),
            "ideographLegalTraditional" => Self::Counting(&counting::LEGAL_TRADITIONAL),
            "japaneseCounting" => Self::Counting(&counting::JAPANESE),
            "japaneseLegal" => Self::Counting(&counting::JAPANESE_LEGAL),
            "koreanCounting" => Self::Counting(&counting::KOREAN),
            _ => return None,
        })
    }

    /// `n` in this format.
    pub(super) fn write(self, n: u32) -> String {
        match self {
            Self::Decimal => n.to_string(),
            Self::Padded(width) => format!("{n:0width$}"),
            Self::Dashed => format!("- {n} -"),
            Self::Hex => format!("{n:X}"),
            Self::LowerRoman => long_roman(n),
            Self::UpperRoman => long_roman(n).to_ascii_uppercase(),
            Self::Ordinal => format!("{n}{}", counting::ordinal_ending(n)),
            Self::Cardinal => capitalized(&counting::english(n)),
            Self::OrdinalText => capitalized(&counting::english_ordinal(n)),
            Self::Letters(set) => repeated(set, n).unwrap_or_else(|| n.to_string()),
            Self::Cycle(set) => cycled(set, n).unwrap_or_else(|| n.to_string()),
            Self::Signs(set) => sign(set, n).unwrap_or_else(|| n.to_string()),
            Self::Digits(digits) => positional(digits, n),
            Self::Counting(system) => system.write(n),
            Self::ShortCounting(system) if n < 100 => system.write(n),
            Self::ShortCounting(system) => positional(system.digits, n),
            Self::Sexagenary => match (cycled(sets::STEMS, n), cycled(sets::BRANCHES, n)) {
                (Some(stem), Some(branch)) if n <= 60 => stem + &branch,
                _ => n.to_string(),
            },
            Self::Hebrew => hebrew(n).unwrap_or_else(|| n.to_string()),
            Self::KoreanNative => counting::korean_native(n).unwrap_or_else(|| n.to_string()),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// `001, 002, 003, ...` as a number of digits.
fn padded(pattern: &str) -> Option<NumberFormat> {
    let first = pattern.split(',').next()?.trim();
    let is_one =
        first.len() <= 10 && first.ends_with('1') && first[..first.len() - 1].bytes().all(|b| b == b'0');
    is_one.then_some(NumberFormat::Padded(first.len()))
}

/// A Roman numeral; thousands are as many `m`, as Word writes them.
fn long_roman(n: u32) -> String {
    let thousands = n / 1_000;
    if thousands > REPEATS {
        return n.to_string();
    }
    let rest = n % 1_000;
    "m".repeat(thousands as usize) + &if rest > 0 || n == 0 { roman(rest) } else { String::new() }
}

fn repeated(set: &str, n: u32) -> Option<String> {
    let place = n.checked_sub(1)?;
    let size = u32::try_from(set.chars().count()).ok()?;
    let times = place / size + 1;
    let c = set.chars().nth((place % size) as usize)?;
    (times <= REPEATS).then(|| std::iter::repeat_n(c, times as usize).collect())
}

fn cycled(set: &str, n: u32) -> Option<String> {
    let place = n.checked_sub(1)? as usize;
    set.chars().nth(place % set.chars().count()).map(String::from)
}

fn sign(set: &str, n: u32) -> Option<String> {
    set.chars().nth(n.checked_sub(1)? as usize).map(String::from)
}

/// Hebrew numerals up to 999; 15 and 16 avoid the letters of the divine name.
fn hebrew(n: u32) -> Option<String> {
    const HUNDREDS: [&str; 10] = ["", "ק", "ר", "ש", "ת", "תק", "תר", "תש", "תת", "תתק"];
    const TENS: [&str; 10] = ["", "י", "כ", "ל", "מ", "נ", "ס", "ע", "פ", "צ"];
    const ONES: [&str; 10] = ["", "א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט"];
    let (hundreds, rest) = ((n / 100) as usize, (n % 100) as usize);
    let rest = match rest {
        15 => "טו".to_owned(),
        16 => "טז".to_owned(),
        _ => format!("{}{}", TENS[rest / 10], ONES[rest % 10]),
    };
    (n > 0).then(|| HUNDREDS.get(hundreds).map(|h| format!("{h}{rest}")))?
}

fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
