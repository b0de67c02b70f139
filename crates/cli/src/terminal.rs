//! What kind of terminal there is: its width, and whether it shows colours.

use std::io::IsTerminal;

/// The width where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// The number of columns of stdout.
pub(crate) fn width() -> usize {
    let size = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    size.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).max(20))
}

/// Whether stdout is a terminal.
pub(crate) fn is_stdout() -> bool {
    std::io::stdout().is_terminal()
}

/// Puts colours on words, or leaves them off.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint(bool);

impl Paint {
    /// Colours if `stream` is a terminal and `NO_COLOR` is not set (<https://no-color.org>).
    pub(crate) fn on(stream: &impl IsTerminal) -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
            || std::env::var_os("TERM").is_some_and(|v| v == "dumb");
        Self(stream.is_terminal() && !refused)
    }

    #[cfg(test)]
    pub(crate) fn none() -> Self {
        Self(false)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.0 && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Whether there are colours.
    pub(crate) fn is_on(self) -> bool {
        self.0
    }

    /// What was looked for.
    pub(crate) fn term(self, text: &str) -> String {
        self.with("1;31", text)
    }

    /// What translates it.
    pub(crate) fn counterpart(self, text: &str) -> String {
        self.with("1;32", text)
    }

    pub(crate) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(crate) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    pub(crate) fn cyan(self, text: &str) -> String {
        self.with("36", text)
    }

    pub(crate) fn severity(self, word: &str) -> String {
        self.with(
            match word {
                "error" => "1;31",
                "warning" => "1;33",
                _ => "1;36",
            },
            word,
        )
    }
}
