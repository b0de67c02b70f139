//! Cuts the words of a whole text and remembers what it has cut: most stretches between spaces come again.

mod memory;

use hexapla_model::{Lang, Span, Token, Vocabulary};

use hexapla_lang::script::is_han;
use memory::{Known, Memory, Words};

/// Longer stretches are not remembered.
const LONGEST: usize = 48;
/// The number of a form that the text has not had yet.
const NONE: u32 = u32::MAX;

/// Cuts one text.
pub(crate) struct Cutter {
    memory: Memory,
    own: Numbers,
    plain: Vec<Span>,
    /// The stretches between spaces that are cut, for a while.
    stretches: Vec<Stretch>,
}

/// A stretch between spaces of the text that is cut.
struct Stretch {
    from: usize,
    to: usize,
    /// What is known of it, if it is not new.
    known: Option<Known>,
}

/// For each form of the memory its number in the text.
#[derive(Default)]
struct Numbers(Vec<u32>);

impl Numbers {
    /// The number of a form of the memory, which is added to the `forms` of the text if it is new there.
    fn number(&mut self, form: u32, memory: &Memory, forms: &mut Vocabulary) -> u32 {
        if form as usize >= self.0.len() {
            self.0.resize(memory.forms().len(), NONE);
        }
        let own = &mut self.0[form as usize];
        if *own == NONE {
            *own = forms.intern(memory.forms().string(form));
        }
        *own
    }
}

impl Cutter {
    /// A cutter that knows what texts in `lang` before it have shown.
    pub(crate) fn new(lang: Lang) -> Self {
        Self { memory: Memory::of(lang), own: Numbers::default(), plain: Vec::new(), stretches: Vec::new() }
    }

    /// Keeps what is known for the next text.
    pub(crate) fn finish(self) {
        self.memory.keep();
    }

    /// The stretches between spaces of the text that was cut last of which it is known that no entity is in them, in
    /// order.
    pub(crate) fn plain(&self) -> &[Span] {
        &self.plain
    }

    /// Adds the words of `text[span]` to `out` and their forms to `forms`.
    pub(crate) fn cut(&mut self, text: &str, span: Span, forms: &mut Vocabulary, out: &mut Vec<Token>) {
        self.plain.clear();
        let mut stretches = std::mem::take(&mut self.stretches);
        let first = out.len();
        let own = span.of(text);
        let is_cut = self.look_up(own, &mut stretches)
            && stretches.iter().all(|stretch| self.stretch(own, stretch, span.start, forms, out));
        self.stretches = stretches;
        if !is_cut {
            out.truncate(first);
            self.memory.folder.words(text, span, &mut |span, form| {
                out.push(Token { span, form: forms.intern(form) });
            });
        }
    }

    /// Finds what is known of all stretches between spaces, unless one of them is not cut by itself: the processor waits for
    /// many of them at once.
    fn look_up(&self, text: &str, out: &mut Vec<Stretch>) -> bool {
        out.clear();
        let mut from = 0;
        let spaces = (0..).zip(text.bytes()).filter(|(_, byte)| *byte == b' ').map(|(at, _)| at);
        for to in spaces.chain([text.len()]) {
            if from < to {
                let stretch = &text[from..to];
                if stretch.len() > LONGEST || stretch.starts_with(is_han) {
                    return false;
                }
                out.push(Stretch { from, to, known: self.memory.find(stretch) });
            }
            from = to + 1;
        }
        true
    }

    /// Adds the words of a stretch of the text that begins at `start`, unless it is not cut by itself.
    fn stretch(
        &mut self,
        text: &str,
        &Stretch { from, to, known }: &Stretch,
        start: u32,
        forms: &mut Vocabulary,
        out: &mut Vec<Token>,
    ) -> bool {
        let known = known.unwrap_or_else(|| self.memory.known(&text[from..to]));
        let at = start + from as u32;
        if known.plain {
            self.plain.push(Span { start: at, end: start + to as u32 });
        }
        match known.words {
            Words::Joined => return false,
            Words::One { form, from, to } => {
                let span = Span { start: at + u32::from(from), end: at + u32::from(to) };
                let form = self.own.number(form, &self.memory, forms);
                out.push(Token { span, form });
            }
            Words::Several { from, to } => {
                for word in self.memory.words(from, to) {
                    let span = Span { start: at + word.span.start, end: at + word.span.end };
                    let form = self.own.number(word.form, &self.memory, forms);
                    out.push(Token { span, form });
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(cutter: &mut Cutter, text: &str) -> Vec<(Span, String)> {
        let (mut forms, mut out) = (Vocabulary::default(), Vec::new());
        for _ in 0..2 {
            out.clear();
            cutter.cut(text, Span::new(0, text.len()), &mut forms, &mut out);
        }
        out.iter().map(|t| (t.span, forms.string(t.form).to_owned())).collect()
    }

    fn words(text: &str, lang: Lang) -> Vec<(Span, String)> {
        let mut out = Vec::new();
        crate::word::words(text, Span::new(0, text.len()), lang, &mut |span, form| {
            out.push((span, form.to_owned()));
        });
        out
    }

    fn entities(text: &str, lang: Lang, plain: &[Span]) -> Vec<(Span, String)> {
        let mut out = Vec::new();
        let span = Span::new(0, text.len());
        crate::entity::entities(text, span, (lang, plain), &mut |_, span, key| {
            out.push((span, key.to_owned()));
        });
        out
    }

    #[test]
    fn forms_are_numbered_as_a_text_has_them() {
        for text in ["the lakes of the basin", "basin lakes", "rivers, lakes"] {
            let mut cutter = Cutter::new(Lang::EN);
            let (mut forms, mut out) = (Vocabulary::default(), Vec::new());
            cutter.cut(text, Span::new(0, text.len()), &mut forms, &mut out);
            cutter.finish();
            let mut want = Vocabulary::default();
            let numbers: Vec<u32> = words(text, Lang::EN).iter().map(|(_, form)| want.intern(form)).collect();
            assert_eq!(out.iter().map(|token| token.form).collect::<Vec<_>>(), numbers);
            assert!(forms == want);
        }
    }

    proptest! {
        #[test]
        fn no_entity_stands_in_plain_stretches(
            words in prop::collection::vec(
                "(of|the|and|to|The|A|Ab|And|First|Million|Et|L'Am\u{E9}rique|U[a-z\u{E9}]{1,3}|\u{421}\u{442}|l'\u{E9}tat|d\u{2019}or|united|States|states|new-york|may|mai|US|US/A|/A|A/|1|dollars?|12|3(rd|e)?|million|per|cent|article|art\\.|para|www\\.a|x@y\\.z|etc\\.\\.?|[a-z\u{E9}\u{DF}\u{43C}]{1,5}|\u{43C}\u{430}\u{44F}|\u{437}\u{430}|\u{440}\u{43E}\u{441}\u{441}\u{438}\u{438}|--|-|\"|\u{AB}|[وف]?[بكل]?(ال|لل?)?(فرنسا|مايو|مليون|مائة|دولار|مادة|ولايات|متحدة|[ءابتجلمويـ]{1,5}))[,.;:)،]?", 1..12),
            lang in 0..7usize,
        ) {
            let text = words.join(" ");
            let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh"][lang]).unwrap();
            let mut cutter = Cutter::new(lang);
            cut(&mut cutter, &text);
            prop_assert_eq!(entities(&text, lang, cutter.plain()), entities(&text, lang, &[]));
        }

        #[test]
        fn remembered_words_are_the_same(
            text in "(\\PC{0,6}|[a-zéß'’.:_0-9-]{0,8}|[联合国は、]{1,3}|[\u{301}\u{200D}\u{AD}\u{64B}ءال])( (.{0,3}|[a-z]{1,4}|[联合]|\u{301}a)){0,6}",
            lang in 0..7usize,
        ) {
            let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh"][lang]).unwrap();
            // The first cutter begins with what the cases before have left.
            for _ in 0..2 {
                let mut cutter = Cutter::new(lang);
                prop_assert_eq!(cut(&mut cutter, &text), words(&text, lang));
                cutter.finish();
            }
        }
    }
}
