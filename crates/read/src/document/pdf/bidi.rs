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

impl Class {
    /// Whether it is that of a letter or a digit.
    fn is_strong(self) -> bool {
        !matches!(self, Self::Blank | Self::Neutral)
    }
}

/// Brackets that open.
const OPENING: [char; 4] = ['(', '[', '{', '«'];

/// How a file names the characters of lines from right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Naming {
    /// By their looks: a bracket that opens is named as one that closes.
    pub(super) mirrored: bool,
    /// A vowel is to the right of its letter on the page where the letter begins a word or a part of one.
    pub(super) vowels_follow: bool,
}

/// Whether the lines of a page, each from left to right, show that brackets are named by their looks.
pub(super) fn is_mirrored<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    lines.map(mirror_vote).sum::<i32>() > 0
}

/// Whether the lines of a document, each from left to right, show that vowels are to the right of their letters.
pub(super) fn vowels_follow<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    let (mut follow, mut vowels) = (0_usize, 0_usize);
    for line in lines {
        vowels += line.chars().filter(|c| is_vowel(*c)).count();
        // No word begins with a vowel: one at its right end belongs to the letter before.
        follow += line.split_whitespace().filter(|word| ends_in_vowel(word)).count();
    }
    follow > 0 && follow * VOWELS >= vowels
}

fn ends_in_vowel(word: &str) -> bool {
    let mut chars = word.chars().rev().skip_while(|c| is_vowel(*c));
    word.ends_with(is_vowel) && chars.next().is_some_and(|c| is_right_to_left(c) && !"اأإآ".contains(c))
}

/// At least one vowel in so many is at the right end of a word where vowels are to the right of their letters.
const VOWELS: usize = 8;

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
pub(super) fn logical(line: &str, naming: Naming) -> String {
    let cells: Vec<String> = line.rsplit('\t').map(|cell| logical_cell(cell, naming)).collect();
    cells.join("\t")
}

fn logical_cell(line: &str, naming: Naming) -> String {
    let Naming { mirrored, vowels_follow } = naming;
    let chars: Vec<char> = line.chars().collect();
    let classes: Vec<Class> = chars.iter().map(|c| class(*c)).collect();
    // Without such letters the direction shows in the marks: a full stop is after a sentence, a star before a note.
    let turned = line.starts_with(['.', '،', '؛']) || line.ends_with(" *");
    // Groups of digits are in the order of the line; one group and its signs run from left to right.
    let left = classes.contains(&Class::Left)
        || !(classes.contains(&Class::Digit) && classes.contains(&Class::Blank));
    if !classes.contains(&Class::Right) && !turned && left {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut end = chars.len();
    while end > 0 {
        if let Some(start) = bracketed_mark(&chars, &classes, end) {
            out.extend(&chars[start..end]);
            end = start;
            continue;
        }
        let start = run_start(&chars, &classes, end);
        if start + 1 < end || matches!(classes[end - 1], Class::Left | Class::Digit | Class::Raised) {
            out.extend(&chars[start..end]);
            end = start;
        } else {
            end -= 1;
            let c = chars[end];
            let alone = out.is_empty() || out.ends_with(' ');
            // After the word `and`, which joins to nothing, a letter has its initial form.
            let apart = out == "و" || out.ends_with(" و");
            let before = end.checked_sub(1).map(|n| chars[n]).filter(|c| is_right_to_left(*c));
            if is_vowel(c) && before.is_some_and(|b| (vowels_follow && apart) || alone || "اأإآ".contains(b))
            {
                // A vowel that is before its letter on the page: it is wider than a narrow one.
                out.push(chars[end - 1]);
                out.push(c);
                end -= 1;
            } else {
                let right = chars.get(end + 1).copied();
                let left = end.checked_sub(1).map(|n| chars[n]);
                out.push(bracket(left, c, right).unwrap_or(if mirrored { mirror(c) } else { c }));
            }
        }
    }
    out
}

/// The bracket `c`, whatever the file names it, if it is at a word on one side only: from right to left it closes what
/// is to the right of it.
fn bracket(left: Option<char>, c: char, right: Option<char>) -> Option<char> {
    let open = OPENING.iter().copied().find(|open| *open == c || mirror(*open) == c)?;
    match (left.is_some_and(char::is_alphanumeric), right.is_some_and(char::is_alphanumeric)) {
        (true, false) => Some(open),
        (false, true) => Some(mirror(open)),
        _ => None,
    }
}

/// Where the mark of a note in brackets begins that ends before `end`, if one does: `(¹)`.
fn bracketed_mark(chars: &[char], classes: &[Class], end: usize) -> Option<usize> {
    let digits = classes[..end - 1].iter().rev().take_while(|c| **c == Class::Raised).count();
    let start = (end - 1).checked_sub(digits + 1)?;
    (digits > 0 && chars[end - 1] == ')' && chars[start] == '(').then_some(start)
}

/// Where the stretch begins that ends before `end` and runs from left to right; `end - 1` if there is none.
fn run_start(chars: &[char], classes: &[Class], end: usize) -> usize {
    let last = end - 1;
    let closes = matches!(chars[last], ')' | ']') && classes[..last].last() == Some(&Class::Left);
    if !closes && !matches!(classes[last], Class::Left | Class::Digit | Class::Raised) {
        return last;
    }
    let mut start = if closes { last - 1 } else { last };
    // The next letter or digit further left, and what is between.
    while let Some(next) = classes[..start].iter().rposition(|class| class.is_strong()) {
        let between = &chars[next + 1..start];
        let joined = match (classes[next], classes[start]) {
            (Class::Raised, Class::Raised) => between.is_empty(),
            (Class::Digit, Class::Raised) => matches!(between, [] | ['.' | ',']),
            (Class::Right | Class::Raised, _) | (_, Class::Raised) => false,
            (Class::Digit, Class::Digit) => match between {
                [] | ['.' | ',' | '/' | ':' | '٫' | '٬'] => true,
                [' '] => is_thousands(&classes[..=next], &classes[start..end]),
                // A range runs as its numbers do; after a Latin word it belongs to the word: `NIST 800-63`.
                ['-' | '–'] => follows_latin(chars, &classes[..=next]),
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

/// Whether the digits at the end of `classes` are right after a Latin word, on the page and in the text.
fn follows_latin(chars: &[char], classes: &[Class]) -> bool {
    let mut back = (0..classes.len()).rev();
    let before = back.find(|n| classes[*n] != Class::Digit && !"./:-–".contains(chars[*n]));
    let Some(before) = before else { return false };
    let word = if classes[before] == Class::Blank { before.checked_sub(1) } else { Some(before) };
    word.is_some_and(|n| classes[n] == Class::Left)
}

/// Whether two groups of digits with a blank between are one number: `2 500`.
fn is_thousands(before: &[Class], after: &[Class]) -> bool {
    (1..=3).contains(&digits(before.iter().rev())) && digits(after.iter()) == 3
}

/// How many digits come first.
fn digits<'c>(classes: impl Iterator<Item = &'c Class>) -> usize {
    classes.take_while(|class| **class == Class::Digit).count()
}

/// Whether `c` is a mark above or below an Arabic letter.
pub(super) fn is_vowel(c: char) -> bool {
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
fn mirror_vote(line: &str) -> i32 {
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
mod tests;
