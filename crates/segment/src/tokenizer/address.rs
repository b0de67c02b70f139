//! Web and mail addresses and document symbols, which are not words: `https://un.org`, `A/RES/70/1`.

/// No address has more bytes.
const LONGEST: usize = 2_048;

/// Whether `chunk` may hold an address or a symbol.
pub(super) fn may_hold(chunk: &str) -> bool {
    chunk.bytes().any(|b| matches!(b, b'/' | b'@')) || chunk.contains("www.") || has_domain(chunk)
}

/// Bytes of the address or symbol that `rest` opens with.
pub(super) fn read(rest: &str) -> Option<usize> {
    web_or_mail(rest).or_else(|| symbol(rest))
}

fn has_domain(chunk: &str) -> bool {
    [".org", ".int", ".com", ".net", ".edu", ".gov"].iter().any(|end| chunk.contains(end))
}

fn web_or_mail(rest: &str) -> Option<usize> {
    let inside =
        rest.bytes().take_while(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'(' | b'['));
    let length = inside.take(LONGEST).count();
    let head = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '}', '/']);
    let web = ["http://", "https://", "www.", "ftp://"].iter().any(|open| head.starts_with(open));
    let mail = head.bytes().skip(1).any(|b| b == b'@') && head.contains('.');
    let domain = has_domain(head)
        && head.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && !head.bytes().any(|b| b == b',');
    (web || mail || domain).then_some(head.len()).filter(|&n| n > 0)
}

/// A document symbol: two parts or more divided by slashes, the first in capitals, one of the others opening with a
/// figure.
fn symbol(rest: &str) -> Option<usize> {
    if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let inside = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-' | b'(' | b')'));
    let length = inside.take(LONGEST).count();
    let text = close(&rest[..length]);
    let mut parts = text.split('/');
    let head = parts.next()?;
    let capitals = head.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.');
    let figures = parts.clone().any(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let whole = parts.all(|part| !part.is_empty());
    (capitals && figures && whole && head.len() <= 10).then_some(text.len())
}

/// `text` without the marks at its end; a bracket that was opened inside stays.
fn close(mut text: &str) -> &str {
    loop {
        let shorter = text.trim_end_matches(['.', '-', '/', '(']);
        let unopened = shorter.ends_with(')') && shorter.matches('(').count() < shorter.matches(')').count();
        let shorter = if unopened { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}
