//! What is page furniture by its form alone: page counts, job numbers, bar codes, rules.

/// The fewest underscores or dashes of a rule.
const RULE: usize = 10;
/// The shortest job number, in digits.
const JOB: usize = 6;
/// The most characters of the first part of a document symbol.
const ORGAN: usize = 12;
/// The words of the note about waste paper, folded to lower case.
const RECYCLE: [&str; 6] = [
    "please recycle",
    "merci de recycler",
    "se ruega reciclar",
    "просьба отправить на вторичную переработку",
    "请回收",
    "يرجى إعادة",
];
/// Words for a page before its number, folded to lower case.
const PAGE: [&str; 9] = ["page", "p.", "pág.", "página", "pagina", "seite", "стр.", "страница", "صفحة"];
/// Words between the number of a page and the number of pages.
const OF: [&str; 6] = ["of", "de", "sur", "из", "من", "/"];

/// What a piece of text is by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Sign {
    /// `2/3`, `Page 2 of 3`: the number of the page and of all pages.
    Count {
        /// The number of the page.
        page: u32,
        /// The number of pages; 0 if it does not say.
        of: u32,
    },
    /// `25-16636 (E)`, `GE.15-12345`, `V.23-18795 (C)`.
    Job,
    /// `171025`: the date of issue beside a job number.
    Issue,
    /// `*2516636*`, or glyphs of a font that has no letters.
    BarCode,
    /// `__________`.
    Rule,
    /// The note about waste paper.
    Recycle,
}

impl Sign {
    /// The number of the page without that of all pages.
    fn page(page: u32) -> Self {
        Self::Count { page, of: 0 }
    }
}

/// What `text` is by its form, if it is furniture.
pub(in super::super) fn sign(text: &str) -> Option<Sign> {
    let text = text.trim();
    if is_rule(text) {
        Some(Sign::Rule)
    } else if is_bar_code(text) {
        Some(Sign::BarCode)
    } else if is_job(text) {
        Some(Sign::Job)
    } else if is_issue(text) {
        Some(Sign::Issue)
    } else if is_recycle(text) {
        Some(Sign::Recycle)
    } else {
        count(text)
    }
}

/// Whether every part of `text` is furniture by its form, a job number or a bar code among them: `25-16636 (E) 171025`,
/// `2/3 26-00001`. The page is right if it is `page` of `pages`.
pub(super) fn is_foot(text: &str, page: u32, pages: u32) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.retain(|w| !is_language(w));
    let parts: Vec<Option<Sign>> = words.iter().map(|w| sign(w)).collect();
    let certain = parts.iter().flatten().any(|s| matches!(s, Sign::Job | Sign::BarCode | Sign::Rule));
    let all = parts.iter().zip(&words).all(|(part, word)| match part {
        Some(Sign::Count { page: n, of }) => *n == page && (*of == pages || *of == 0),
        Some(_) => true,
        None => word.parse() == Ok(page),
    });
    let of_recycling = is_recycle(text);
    of_recycling || (certain && all) || sign(text).is_some_and(|s| s == Sign::Count { page, of: pages })
}

/// Whether `text` may be a document symbol: parts joined by `/` after capital letters, with a digit, `A/RES/78/43`.
pub(in super::super) fn is_symbol(text: &str) -> bool {
    let head = text.split('/').next().unwrap_or_default();
    (1..=ORGAN).contains(&head.len())
        && head.chars().all(|c| c.is_ascii_uppercase() || c == '.')
        && text.contains('/')
        && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether `text` is nothing but a line to look at.
pub(in super::super) fn is_rule(text: &str) -> bool {
    text.chars().count() >= RULE
        && text.chars().all(|c| matches!(c, '_' | '—' | '–' | '─' | '━' | '-' | '¯' | ' '))
}

/// Stars around digits, as the font of bar codes has them, or glyphs of private use alone.
fn is_bar_code(text: &str) -> bool {
    let starred = text.strip_prefix('*').and_then(|t| t.strip_suffix('*'));
    starred.is_some_and(is_bar_number)
        || (text.chars().count() >= 3 && text.chars().all(|c| is_private(c) || c == ' '))
}

/// Digits, among which a few letters may be.
fn is_bar_number(text: &str) -> bool {
    text.len() >= JOB
        && text.chars().filter(char::is_ascii_digit).count() >= JOB
        && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether only a font says what a character is.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' | '\u{FFFD}')
}

/// `25-16636`, `GE.15-12345`, `N2330012`, with a language in brackets or without.
fn is_job(text: &str) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 1 && words.last().is_some_and(|w| is_issue(w)) {
        words.pop();
        if words.len() > 1 && words.last().is_some_and(|w| is_issue(w)) {
            words.pop();
        }
    }
    if words.last().is_some_and(|w| is_language(w)) {
        words.pop();
    }
    let [word] = words.as_slice() else { return false };
    let word = word
        .strip_suffix(')')
        .and_then(|w| w.rsplit_once('('))
        .map_or(*word, |(job, lang)| if lang.len() == 1 { job } else { word });
    let at = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let (office, digits) = word.split_at(at);
    let known =
        matches!(office, "" | "V." | "GE." | "N" | "V" | "GE" | "K" | "K." | "A" | "B" | "NA." | "S" | "M");
    match digits.split_once('-') {
        Some((year, number)) => {
            known && year.len() == 2 && number.len() == 5 && all_digits(year) && all_digits(number)
        }
        None => known && !office.is_empty() && digits.len() == 7 && all_digits(digits),
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `(E)`.
fn is_language(word: &str) -> bool {
    word.len() == 3 && word.starts_with('(') && word.ends_with(')') && word.as_bytes()[1].is_ascii_uppercase()
}

/// Day, month and year in two digits each.
fn is_issue(text: &str) -> bool {
    text.len() == 6
        && all_digits(text)
        && text[..2] <= *"31"
        && text[2..4] <= *"12"
        && &text[..2] > "00"
        && &text[2..4] > "00"
}

fn is_recycle(text: &str) -> bool {
    let folded = text.to_lowercase();
    RECYCLE
        .iter()
        .any(|mark| folded.contains(mark) && !folded.replacen(mark, "", 1).contains(char::is_alphanumeric))
}

/// The page number in `2/3`, `page 2 of 3`, `- 2 -`, `第2页`; a bare number is not one.
fn count(text: &str) -> Option<Sign> {
    let inner = text.strip_prefix(['-', '–', '—']).and_then(|t| t.strip_suffix(['-', '–', '—']));
    let han = text.strip_prefix('第').and_then(|t| t.strip_suffix(['页', '頁']));
    if let Some(page) = inner.or(han).and_then(|t| number(t.trim())) {
        return Some(Sign::page(page));
    }
    let words: Vec<&str> = text.split_whitespace().take(5).collect();
    match words.as_slice() {
        [one] => fraction(one),
        [word, n] if is_page(word) => number(n).map(Sign::page).or_else(|| fraction(n)),
        [n, "/", of] => fraction(&format!("{n}/{of}")),
        [word, n, of, all] if is_page(word) && OF.contains(of) => fraction(&format!("{n}/{all}")),
        _ => None,
    }
}

/// A page number in Western digits.
fn number(text: &str) -> Option<u32> {
    (text.len() <= 4 && all_digits(text)).then(|| text.parse().unwrap_or(0))
}

/// `2/3`.
fn fraction(text: &str) -> Option<Sign> {
    let (page, of) = text.split_once('/')?;
    let (page, of) = (number(page)?, number(of)?);
    (page > 0 && page <= of).then_some(Sign::Count { page, of })
}

/// Whether a word is one for a page.
fn is_page(word: &str) -> bool {
    PAGE.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, want) in [
            ("__________________", Some(Sign::Rule)),
            ("*2516636*", Some(Sign::BarCode)),
            ("\u{E001}\u{E002}\u{E003}", Some(Sign::BarCode)),
            ("25-16636 (E)", Some(Sign::Job)),
            ("25-16636 (E) 171025", Some(Sign::Job)),
            ("GE.09-17088 (F) 111209 161209", Some(Sign::Job)),
            ("GE.15-12345(E)", Some(Sign::Job)),
            ("N2330012 (C)", Some(Sign::Job)),
            ("V.23-18795", Some(Sign::Job)),
            ("171025", Some(Sign::Issue)),
            ("2/3", Some(Sign::Count { page: 2, of: 3 })),
            ("Page 2 of 3", Some(Sign::Count { page: 2, of: 3 })),
            ("– 12 –", Some(Sign::Count { page: 12, of: 0 })),
            ("第2页", Some(Sign::Count { page: 2, of: 0 })),
            ("Please recycle", Some(Sign::Recycle)),
            ("please recycle your batteries", None),
            ("2", None),
            ("3/2", None),
            ("1540 (2004)", None),
            ("2001-2005", None),
            ("995544", None),
            ("Step 3", None),
            ("A/70/1", None),
            ("--- ", None),
        ] {
            assert_eq!(sign(text), want, "{text}");
        }
    }

    #[test]
    fn feet() {
        for text in
            ["2/3 26-00001", "26-00001 2/3", "2 GE.09-17088", "25-16636 (E) 171025", "*2516636*", "2/3"]
        {
            assert!(is_foot(text, 2, 3), "{text}");
        }
        for text in ["3/4 26-00001", "2", "2/4", "171025", "26-00001 Rivers"] {
            assert!(!is_foot(text, 2, 3), "{text}");
        }
    }
}
