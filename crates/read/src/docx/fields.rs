//! Fields: their code is not shown, their result is.

/// The fields that are open, the innermost last: whether each has come to its result.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<bool>,
    /// How many of them are still in their code.
    codes: usize,
}

/// The most fields inside each other; what goes deeper is taken as text.
const DEPTH: usize = 1_000;

impl Fields {
    /// A mark of a field of this type: `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < DEPTH => {
                self.open.push(false);
                self.codes += 1;
            }
            "separate" => {
                if let Some(result) = self.open.last_mut()
                    && !std::mem::replace(result, true)
                {
                    self.codes -= 1;
                }
            }
            "end" => self.codes -= usize::from(self.open.pop() == Some(false)),
            _ => {}
        }
    }

    /// Whether what is read is code.
    pub(super) fn in_code(&self) -> bool {
        self.codes > 0
    }

    /// A paragraph ends: a code that has not ended by then never will.
    pub(super) fn end_paragraph(&mut self) {
        if self.codes > 0 {
            self.open.fill(true);
            self.codes = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_shown() {
        let mut fields = Fields::default();
        let mut shown = String::new();
        for c in "b cb ci se s r e x".chars() {
            match c {
                'b' => fields.mark("begin"),
                's' => fields.mark("separate"),
                'e' => fields.mark("end"),
                _ if !fields.in_code() => shown.push(c),
                _ => {}
            }
        }
        assert_eq!(shown.replace(' ', ""), "rx");
        fields.mark("end");
        fields.mark("separate");
        fields.mark("begin");
        fields.end_paragraph();
        assert!(!fields.in_code());
        fields.mark("end");
        assert!(!fields.in_code());
    }
}
