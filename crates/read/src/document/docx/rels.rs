//! Finds the parts of a package by the relationships between them, not by their usual names.

use hexapla_source::Cause;
use hexapla_source::package::{self, Package};
use hexapla_source::xml::cursor::Cursor;

/// A relationship to another part.
#[derive(Debug)]
struct Relationship {
    /// The last word of its type: `styles`, `footnotes`.
    kind: String,
    /// The part, from the root of the package.
    target: String,
}

/// The relationships of a part.
#[derive(Debug, Default)]
pub(super) struct Relationships(Vec<Relationship>);

impl Relationships {
    /// Reads the relationships of the part `part`; an empty name stands for the package.
    ///
    /// # Errors
    /// If their part is damaged.
    pub(super) fn of(part: &str, package: &mut Package<'_>) -> Result<Self, Cause> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let place = format!("{folder}/_rels/{name}.rels").trim_start_matches('/').to_owned();
        let Some(bytes) = package.part(&place)? else { return Ok(Self::default()) };
        let text = package::text(&bytes);
        let mut xml = Cursor::part(&text, &place);
        let mut found = Vec::new();
        if xml.root()?.is_some() {
            xml.children(|_, element| {
                let is_inside = element.attribute("TargetMode").is_none_or(|m| m != "External");
                if let (Some(kind), Some(target), true) =
                    (element.attribute("Type"), element.attribute("Target"), is_inside)
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.push(Relationship { kind, target: resolved(folder, &target) });
                }
                Ok(())
            })?;
        }
        Ok(Self(found))
    }

    /// The first part of a kind.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|r| r.kind == kind).map(|r| r.target.as_str())
    }
}

/// A target as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|s| !s.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        for (folder, target, want) in [
            ("", "word/document.xml", "word/document.xml"),
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/styles.xml", "styles.xml"),
            ("word/x", "../../y/./z.xml", "y/z.xml"),
            ("", "../../z.xml", "z.xml"),
        ] {
            assert_eq!(resolved(folder, target), want);
        }
    }
}
