//! What all rows of a file have to agree on: its name, its symbol, the file of a language.

use std::path::PathBuf;

/// What all rows say about the corpus, as long as they agree.
#[derive(Debug, Default)]
pub(super) enum Agreed<T> {
    #[default]
    Unsaid,
    Said(T),
    Disputed,
}

impl<T> Agreed<T> {
    /// Takes what a row says.
    pub(super) fn add<U: ?Sized + ToOwned<Owned = T>>(&mut self, value: &U)
    where
        T: PartialEq<U>,
    {
        match self {
            Self::Unsaid => *self = Self::Said(value.to_owned()),
            Self::Said(said) if *said == *value => {}
            _ => *self = Self::Disputed,
        }
    }

    /// What all rows say, if they say one.
    pub(super) fn said(self) -> Option<T> {
        match self {
            Self::Said(value) => Some(value),
            Self::Unsaid | Self::Disputed => None,
        }
    }
}

/// The one path that all of `paths` say, as far as they say one; else nothing.
pub(super) fn agreed<'p>(paths: impl Iterator<Item = &'p Agreed<PathBuf>>) -> PathBuf {
    let mut all = Agreed::Unsaid;
    for path in paths {
        match path {
            Agreed::Unsaid => {}
            Agreed::Said(path) => all.add(path.as_path()),
            Agreed::Disputed => all = Agreed::Disputed,
        }
    }
    all.said().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn all_have_to_say_one() {
        for (said, want) in
            [(&[][..], None), (&["a"], Some("a")), (&["a", "a"], Some("a")), (&["a", "b", "a"], None)]
        {
            let mut all: Agreed<String> = Agreed::Unsaid;
            said.iter().for_each(|value| all.add(*value));
            assert_eq!(all.said().as_deref(), want, "{said:?}");
        }
        let [a, none] = [Agreed::Said(PathBuf::from("a")), Agreed::Unsaid];
        assert_eq!(agreed([&a, &none, &a].into_iter()), Path::new("a"));
        assert_eq!(agreed([&a, &Agreed::Disputed].into_iter()), Path::new(""));
    }
}
