//! Mends characters of XML that can only be meant as themselves: `&` and `<` that open nothing.

use std::borrow::Cow;

use super::stretch::{hidden, opens_markup};

/// What was repaired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mended {
    /// The character.
    pub(super) character: char,
    /// Where the first is.
    pub(super) offset: usize,
    /// How many more there are, of either kind.
    pub(super) more: usize,
}

/// The text with references in the place of each `&` and `<` that opens nothing; comments and literal text stay.
pub(super) fn mend(text: Cow<'_, str>) -> (Cow<'_, str>, Option<Mended>) {
    let bytes = text.as_bytes();
    let (mut out, mut done, mut at) = (String::new(), 0, 0);
    let mut mended: Option<Mended> = None;
    while let Some(next) = bytes[at..].iter().position(|byte| matches!(byte, b'&' | b'<')) {
        at += next;
        let rest = &bytes[at..];
        let escape = match rest[0] {
            b'&' if !opens_reference(rest) => Some(('&', "&amp;")),
            b'<' if !opens_markup(rest) => Some(('<', "&lt;")),
            _ => None,
        };
        if let Some((character, escape)) = escape {
            out.push_str(&text[done..at]);
            out.push_str(escape);
            done = at + 1;
            match &mut mended {
                Some(mended) => mended.more += 1,
                None => mended = Some(Mended { character, offset: at, more: 0 }),
            }
        }
        at = match hidden(rest) {
            Some(end) => text[at..].find(str_of(end)).map_or(bytes.len(), |n| at + n + end.len()),
            None => at + 1,
        };
    }
    if mended.is_none() {
        return (text, None);
    }
    out.push_str(&text[done..]);
    (Cow::Owned(out), mended)
}

fn str_of(end: &'static [u8]) -> &'static str {
    std::str::from_utf8(end).unwrap_or_default()
}

/// The longest name of an entity that is believed.
const NAME: usize = 64;

/// Whether a reference begins with `bytes`: `&amp;`, `&#233;`.
fn opens_reference(bytes: &[u8]) -> bool {
    let name = &bytes[1..bytes.len().min(NAME)];
    let Some(end) = name.iter().position(|byte| *byte == b';') else { return false };
    match &name[..end] {
        [] => false,
        [b'#', b'x', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit),
        [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        name => !name[0].is_ascii_digit() && name.iter().all(is_in_name),
    }
}

fn is_in_name(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':' | 0x80..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_opens_nothing() {
        for (text, want) in [
            ("<a>R&D</a>", "<a>R&amp;D</a>"),
            ("AT&T; &nbsp; &amp;", "AT&T; &nbsp; &amp;"),
            ("Q&A; 5 & 6; &; &#; &#x; &#12; &#xe9;", "Q&A; 5 &amp; 6; &amp;; &amp;#; &amp;#x; &#12; &#xe9;"),
            ("a < b, 3<5, x<=y, <-", "a &lt; b, 3&lt;5, x&lt;=y, &lt;-"),
            ("<a b='c & d'/>", "<a b='c &amp; d'/>"),
            ("<![CDATA[a & b < c]]> & <!-- & -->", "<![CDATA[a & b < c]]> &amp; <!-- & -->"),
            ("水 & 土 < 石 <水>", "水 &amp; 土 &lt; 石 <水>"),
            ("<", "&lt;"),
            ("<![CDATA[ & ", "<![CDATA[ & "),
        ] {
            assert_eq!(mend(Cow::Borrowed(text)).0, want, "{text}");
        }
        let mended = mend(Cow::Borrowed("ab & c < d")).1.unwrap();
        assert_eq!((mended.character, mended.offset, mended.more), ('&', 3, 1));
    }
}
