//! Fields: their code is not shown, their result is.

/// The most fields inside each other; what goes deeper is taken as text.
const DEPTH: usize = 1_000;
/// How much of a code is kept: enough to see what the field is.
const CODE: usize = 200;

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    /// Its code, as far as it is read.
    code: String,
    /// Whether it has come to its result.
    shows: bool,
    /// How much had been said before it.
    said: u64,
}

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are still in their code.
    codes: usize,
}

impl Fields {
    /// A mark of a field of this type: `begin`, `separate` or `end`, when so much has been `said`. At the end of a field
    /// that has shown nothing, its code.
    pub(super) fn mark(&mut self, kind: &str, said: u64) -> Option<String> {
        match kind {
            "begin" if self.open.len() < DEPTH => {
                self.open.push(Field { said, ..Field::default() });
                self.codes += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut()
                    && !std::mem::replace(&mut field.shows, true)
                {
                    self.codes -= 1;
                }
            }
            "end" => {
                let field = self.open.pop()?;
                self.codes -= usize::from(!field.shows);
                return (field.said == said).then_some(field.code);
            }
            _ => {}
        }
        None
    }

    /// A part of the code of the innermost field.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
            let room = CODE.saturating_sub(field.code.len());
            field.code.extend(text.chars().take(room));
        }
    }

    /// Whether what is read is code.
    pub(super) fn in_code(&self) -> bool {
        self.codes > 0
    }

    /// A paragraph ends: a code that has not ended by then never will.
    pub(super) fn end_paragraph(&mut self) {
        if self.codes > 0 {
            self.open.iter_mut().for_each(|field| field.shows = true);
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
            let said = shown.len() as u64;
            match c {
                'b' => drop(fields.mark("begin", said)),
                's' => drop(fields.mark("separate", said)),
                'e' => drop(fields.mark("end", said)),
                _ if !fields.in_code() => shown.push(c),
                _ => {}
            }
        }
        assert_eq!(shown.replace(' ', ""), "rx");
        fields.mark("end", 0);
        fields.mark("separate", 0);
        fields.mark("begin", 0);
        fields.end_paragraph();
        assert!(!fields.in_code());
        fields.mark("end", 0);
        assert!(!fields.in_code());
    }

    #[test]
    fn a_field_that_shows_nothing_tells_its_code() {
        let mut fields = Fields::default();
        fields.mark("begin", 0);
        fields.code("AUTO");
        fields.code("NUM");
        fields.mark("separate", 0);
        fields.code("no code");
        assert_eq!(fields.mark("end", 0).as_deref(), Some("AUTONUM"));
        fields.mark("begin", 0);
        fields.mark("separate", 0);
        assert_eq!(fields.mark("end", 1), None);
    }
}
