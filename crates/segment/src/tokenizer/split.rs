//! Words that another tokenizer has split: what each is.

use super::address;
use super::piece::{Kind, is_apostrophe, is_elided, is_figure};
use crate::entity::number;
use crate::lang::Tables;

/// What other tokenizers write for marks.
const MARKS: [&str; 20] = [
    "-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-", "-lrb-", "-rrb-", "-lsb-", "-rsb-", "&apos;",
    "&quot;", "&amp;", "&lt;", "&gt;", "&#91;", "&#93;", "&#124;", "@-@", "@/@",
];

/// What the word `text` is.
pub(super) fn kind(text: &str, tables: &Tables) -> Kind {
    let figure = text.strip_prefix(['-', '+', '$']).unwrap_or(text);
    if MARKS.contains(&text) {
        Kind::Mark
    } else if tables.elision && text.ends_with(is_apostrophe) && is_elided(text) {
        Kind::Elided
    } else if figure.chars().next().is_some_and(|c| number::digit(c).is_some()) && is_figure(figure) {
        Kind::Number
    } else if address::may_hold(text) && address::read(text) == Some(text.len()) {
        Kind::Address
    } else if text.contains(char::is_alphabetic) {
        Kind::Word
    } else if text.contains(char::is_numeric) {
        Kind::Number
    } else {
        Kind::Mark
    }
}
