//! The tags and texts of an HTML text, in its order.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::mem::take;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Readable, Reader, Span, StringReader, Tokenizer};

/// The attributes of a tag: of equal names the first counts.
pub(in crate::document::html) type Attributes = BTreeMap<String, String>;

/// The most attributes of a tag that are kept; pages have some dozens.
const ATTRIBUTES: usize = 256;
/// How many times a tag is read on before the tokenizer has to come back.
const PAUSE: u32 = 64;

/// What is in an HTML text, `at` the byte where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::document::html) enum Token {
    /// `<li value=3>`
    Start { name: String, attributes: Attributes, self_closing: bool, at: usize },
    /// `</li>`
    End { name: String, at: usize },
    /// Characters, references resolved.
    Text { text: String, at: usize },
}

/// The tokens of `text`; comments and declarations are skipped.
pub(in crate::document::html) fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut open = OpenTag::default();
    let mut emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, span: Span<usize>| {
        open.event(&event, span.start)
    });
    emitter.naively_switch_states(true);
    let input = Pausing { inner: text.to_reader(), left: PAUSE };
    Tokenizer::new_with_emitter(input, emitter).filter_map(Result::ok)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The start tag that is being read.
#[derive(Debug, Default)]
struct OpenTag {
    name: String,
    at: usize,
    attributes: Attributes,
    /// The attribute whose value comes next, unless it is a repetition or one too many.
    attribute: Option<String>,
}

impl OpenTag {
    fn event(&mut self, event: &CallbackEvent<'_>, at: usize) -> Option<Token> {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                *self = Self { name: lossy(name), at, ..Self::default() };
                None
            }
            CallbackEvent::AttributeName { name } => {
                let name = lossy(name);
                let is_new = self.attributes.len() < ATTRIBUTES && !self.attributes.contains_key(&name);
                self.attribute = is_new.then(|| name.clone());
                if is_new {
                    self.attributes.insert(name, String::new());
                }
                None
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(name) = self.attribute.take() {
                    self.attributes.insert(name, lossy(value));
                }
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let (name, attributes) = (take(&mut self.name), take(&mut self.attributes));
                Some(Token::Start { name, attributes, self_closing, at: self.at })
            }
            CallbackEvent::EndTag { name } => {
                self.attributes.clear();
                Some(Token::End { name: lossy(name), at })
            }
            CallbackEvent::String { value } => Some(Token::Text { text: lossy(value), at }),
            _ => None,
        }
    }
}

/// A text that reports now and then, inside the name of an attribute, that it is not ready.
///
/// The tokenizer enters the next state of a tag from the state before, so its stack grows with the attributes. What a
/// reader reports makes it return; asked again, it goes on at the same byte, since nothing is kept while a name is read.
struct Pausing<'a> {
    inner: StringReader<'a>,
    left: u32,
}

/// Nothing is wrong: the tokenizer is to be asked again.
#[derive(Debug, thiserror::Error)]
#[error("paused")]
struct Paused;

impl From<Infallible> for Paused {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl Reader for Pausing<'_> {
    type Error = Paused;

    fn read_byte(&mut self) -> Result<Option<u8>, Paused> {
        Ok(self.inner.read_byte()?)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Paused> {
        Ok(self.inner.try_read_string(text, case_sensitive)?)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Paused> {
        // Only the name of an attribute, and a value without quotes, are read up to an equals sign.
        if needle.contains(&b'=') {
            self.left -= 1;
            if self.left == 0 {
                self.left = PAUSE;
                return Err(Paused);
            }
        }
        Ok(self.inner.read_until(needle, buffer)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way to write an attribute, its number `n`.
    const FORMS: [&str; 7] =
        ["a{n}=\"\" ", "a{n}=\"v&amp;{n}\" ", "a{n}=''", "a{n}='v' ", "a{n}=v{n} ", "a{n} ", "a{n}/"];

    #[test]
    fn a_tag_with_many_attributes_takes_no_stack() {
        let small = std::thread::Builder::new().stack_size(256 << 10);
        let work = || {
            for form in FORMS {
                let attributes: String = (0..50_000).map(|n| form.replace("{n}", &n.to_string())).collect();
                let text = format!("<p {attributes}>text</p>");
                let read: Vec<Token> = tokens(&text).collect();
                let [Token::Start { name, attributes, .. }, Token::Text { text, .. }, Token::End { .. }] =
                    &read[..]
                else {
                    panic!("{form}: {} tokens", read.len());
                };
                assert_eq!((name.as_str(), attributes.len(), text.as_str()), ("p", ATTRIBUTES, "text"));
            }
        };
        small.spawn(work).unwrap().join().unwrap();
    }

    #[test]
    fn pauses_change_nothing() {
        for (form, want) in FORMS.into_iter().zip(["", "v&{n}", "", "v", "v{n}", "", ""]) {
            let attributes: String = (0..ATTRIBUTES).map(|n| form.replace("{n}", &n.to_string())).collect();
            let text = format!("é<p {attributes}>");
            let mut read = tokens(&text);
            assert_eq!(read.next(), Some(Token::Text { text: "é".into(), at: 0 }));
            let Some(Token::Start { attributes, at, .. }) = read.next() else { panic!("{form}") };
            assert_eq!(at, 2);
            for n in 0..ATTRIBUTES {
                let want = want.replace("{n}", &n.to_string());
                assert_eq!(attributes.get(&format!("a{n}")), Some(&want), "{form}");
            }
        }
    }

    #[test]
    fn of_equal_names_the_first_counts() {
        let Some(Token::Start { attributes, .. }) = tokens("<OL Start=3 start=4 START>").next() else {
            panic!("no tag")
        };
        assert_eq!(attributes, [("start".to_owned(), "3".to_owned())].into());
    }
}
