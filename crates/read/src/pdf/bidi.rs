//! From the order on the page to the order of reading, for lines with Arabic or Hebrew.

/// What a character does to the order of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter of a script that runs from right to left.
    Right,
    /// Any other letter.
    Left,
    /// A digit.
    Digit,
    /// A digit of a mark.
    Raised,
    /// A blank.
    Blank,
    /// All else.
    Neutral,
}

/// Whether `c` belongs to a script that runs from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{65F}' | '\u{66A}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

fn class(c: char) -> Class {
    match c {
        '¹' | '²' | '³' | '⁰'..='⁹' => Class::Raised,
        _ if c.is_numeric() => Class::Digit,
        // Marks of punctuation of the script join no words.
        '،' | '؛' | '؟' | '٪' | '٫' | '٬' => Class::Neutral,
        _ if is_right_to_left(c) => Class::Right,
        _ if c.is_alphabetic() => Class::Left,
        _ if c.is_whitespace() => Class::Blank,
        _ => Class::Neutral,
    }
}

/// The characters of a line, given from left to right, in the order of reading; `mirrored` files name brackets by their
/// looks, not by whether they open or close. Cells, which tabs part, are in the order of the page too.
pub(super) fn logical(line: &str, mirrored: bool) -> String {
    let cells: Vec<String> = line.rsplit('\t').map(|cell| logical_cell(cell, mirrored)).collect();
    cells.join("\t")
}

fn logical_cell(line: &str, mirrored: bool) -> String {
    let chars: Vec<char> = line.chars().collect();
    let classes: Vec<Class> = chars.iter().map(|c| class(*c)).collect();
    // Without such letters the direction shows in the marks: a full stop stands behind a sentence, a star before a note.
    let turned = line.starts_with(['.', '،', '؛']) || line.ends_with(" *");
    if !classes.contains(&Class::Right) && !turned {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut end = chars.len();
    while end > 0 {
        let start = run_start(&chars, &classes, end);
        if start + 1 < end || matches!(classes[end - 1], Class::Left | Class::Digit | Class::Raised) {
            out.extend(&chars[start..end]);
            end = start;
        } else {
            end -= 1;
            let c = chars[end];
            let alone = out.is_empty() || out.ends_with(' ');
            let before = end.checked_sub(1).map(|n| chars[n]).filter(|c| is_right_to_left(*c));
            if is_vowel(c) && before.is_some_and(|b| alone || "اأإآ".contains(b)) {
                // A vowel that stands before its letter on the page: it is wider than a narrow one.
                out.push(chars[end - 1]);
                out.push(c);
                end -= 1;
            } else {
                out.push(if mirrored { mirror(c) } else { c });
            }
        }
    }
    out
}

/// Where the stretch begins that ends before `end` and runs from left to right; `end - 1` if there is none.
fn run_start(chars: &[char], classes: &[Class], end: usize) -> usize {
    let last = end - 1;
    let closes = matches!(chars[last], ')' | ']') && classes[..last].last() == Some(&Class::Left);
    if !closes && !matches!(classes[last], Class::Left | Class::Digit | Class::Raised) {
        return last;
    }
    let mut start = if closes { last - 1 } else { last };
    loop {
        // The next letter or digit further left, and what stands between.
        let is_strong = |c: &Class| !matches!(c, Class::Blank | Class::Neutral);
        let Some(next) = classes[..start].iter().rposition(is_strong) else { break };
        let between = &chars[next + 1..start];
        let joined = match (classes[next], classes[start]) {
            (Class::Raised, Class::Raised) => between.is_empty(),
            (Class::Digit, Class::Raised) => matches!(between, [] | ['.' | ',']),
            (Class::Right | Class::Raised, _) | (_, Class::Raised) => false,
            (Class::Digit, Class::Digit) => match between {
                [] | ['.' | ',' | '/' | ':' | '٫' | '٬'] => true,
                [' '] => is_thousands(&classes[..=next], &classes[start..end]),
                _ => false,
            },
            (Class::Left, Class::Left) => true,
            _ => between.len() <= 2 && between.iter().all(|c| " ./-_,:".contains(*c)),
        };
        if !joined {
            break;
        }
        start = next;
    }
    let opened = chars[start..last].iter().any(|c| matches!(c, '(' | '['));
    if closes && !opened { last } else { start }
}

/// Whether two groups of digits with a blank between are one number: `2 500`.
fn is_thousands(before: &[Class], after: &[Class]) -> bool {
    let digits =
        |classes: &mut dyn Iterator<Item = &Class>| classes.take_while(|c| **c == Class::Digit).count();
    (1..=3).contains(&digits(&mut before.iter().rev())) && digits(&mut after.iter()) == 3
}

/// Whether `c` is a mark above or below an Arabic letter.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

fn mirror(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        '<' => '>',
        '>' => '<',
        c => c,
    }
}

/// How many brackets of `line` say that the file names them by their looks, less those that say the contrary.
pub(super) fn mirror_vote(line: &str) -> i32 {
    let mut vote = 0;
    let chars: Vec<char> = line.chars().collect();
    for pair in chars.windows(2) {
        // On the page, a bracket opens to the left of its words or closes to the right of them.
        vote += match pair {
            ['(', c] if is_right_to_left(*c) => 1,
            [c, ')'] if is_right_to_left(*c) => 1,
            [')', c] if is_right_to_left(*c) => -1,
            [c, '('] if is_right_to_left(*c) => -1,
            _ => 0,
        };
    }
    vote
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a page shows for a logical text without anything that runs from left to right.
    fn reversed(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn lines_of_a_page() {
        let arabic = reversed("مؤتمر الأطراف");
        for (visual, want) in [
            (format!("{arabic} - 1"), "1 - مؤتمر الأطراف".to_owned()),
            (format!("{arabic} - ١٢"), "١٢ - مؤتمر الأطراف".to_owned()),
            (format!("{arabic} 2 500"), "2 500 مؤتمر الأطراف".to_owned()),
            (format!("2019.¹ {arabic}"), "مؤتمر الأطراف 2019.¹".to_owned()),
            (format!(".FWB/COP/2026/L.2 {arabic}"), "مؤتمر الأطراف FWB/COP/2026/L.2.".to_owned()),
            (format!("20-16 {arabic}"), "مؤتمر الأطراف 16-20".to_owned()),
            (format!("{} 81.7", reversed("في المائة")), "81.7 في المائة".to_owned()),
            (format!("{} A/70/1 {arabic}", reversed("المؤرخ")), "مؤتمر الأطراف A/70/1 المؤرخ".to_owned()),
            (format!(")United Nations( {arabic}"), "مؤتمر الأطراف (United Nations)".to_owned()),
            (format!("،){}( 5", reversed("أوزبكستان")), "5 (أوزبكستان)،".to_owned()),
            (".FWB/COP/2026/1 *".to_owned(), "* FWB/COP/2026/1.".to_owned()),
            (format!("{arabic} قفرأ\u{64F}"), "أ\u{64F}رفق مؤتمر الأطراف".to_owned()),
            ("13\t12\tChile".to_owned(), "Chile\t12\t13".to_owned()),
            (format!("UNDP\tUNEP\t{arabic}"), "مؤتمر الأطراف\tUNEP\tUNDP".to_owned()),
            ("FWB/COP/2026/4 (Part 1)".to_owned(), "FWB/COP/2026/4 (Part 1)".to_owned()),
        ] {
            assert_eq!(logical(&visual, false), want, "{visual}");
        }
    }

    #[test]
    fn brackets_by_their_looks() {
        let visual = format!("({})", reversed("أوزبكستان"));
        assert_eq!(mirror_vote(&visual), 2);
        assert_eq!(logical(&visual, true), "(أوزبكستان)");
        let visual = format!("(United Nations) {}", reversed("أ"));
        assert_eq!(logical(&visual, true), "أ (United Nations)");
        assert_eq!(mirror_vote(&format!("){}(", reversed("أ"))), -2);
    }
}
