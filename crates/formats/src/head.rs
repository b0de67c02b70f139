//! The first bytes of a file, from which formats know their own.

/// The first bytes of a file.
pub(crate) struct Head<'a> {
    /// The bytes.
    pub(crate) bytes: &'a [u8],
    /// The bytes as text, without what is blank before it.
    pub(crate) text: &'a str,
}

impl Head<'_> {
    /// Whether the bytes open as those of a zip package.
    pub(crate) fn is_package(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04")
    }

    /// Whether a name is anywhere in the bytes.
    pub(crate) fn contains(&self, name: &[u8]) -> bool {
        self.bytes.windows(name.len()).any(|part| part == name)
    }

    /// The first line, unless the bytes are those of a package, of XML or of JSON.
    pub(crate) fn line(&self) -> Option<&str> {
        let is_other =
            self.is_package() || self.bytes.starts_with(b"PAR1") || self.text.starts_with(['<', '{']);
        if is_other { None } else { self.text.lines().next() }
    }

    /// The name of the outermost element of XML, without a prefix.
    pub(crate) fn root(&self) -> Option<&str> {
        let mut rest = self.text.strip_prefix('<')?.trim_start();
        loop {
            let end = match rest.as_bytes().first()? {
                b'?' => "?>",
                b'!' if rest.starts_with("!--") => "-->",
                b'!' => ">",
                _ => break,
            };
            rest = &rest[rest.find(end)? + end.len()..];
            rest = rest[rest.find('<')? + 1..].trim_start();
        }
        let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
        name.rsplit(':').next()
    }
}
