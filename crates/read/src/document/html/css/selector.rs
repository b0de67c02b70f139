//! Selectors of names, classes and ids, alone or inside each other.

/// The parts of a compound selector beyond which it is not read.
const PARTS: usize = 32;

/// What selectors know of an element.
#[derive(Debug, Clone, Default)]
pub(in crate::document::html) struct Element {
    pub(in crate::document::html) name: String,
    pub(in crate::document::html) id: String,
    pub(in crate::document::html) classes: Vec<String>,
}

/// How a compound relates to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Anywhere inside it: `div p`.
    Any,
    /// Directly inside it: `div > p`.
    Direct,
}

/// `li.a#b`: what one element has to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Compound {
    name: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
}

impl Compound {
    fn parse(text: &str) -> Option<Self> {
        let mut found = Self::default();
        let end = text.find(['.', '#']).unwrap_or(text.len());
        let (name, mut rest) = text.split_at(end);
        match name {
            "" | "*" => {}
            name if is_name(name) => found.name = Some(name.to_ascii_lowercase()),
            _ => return None,
        }
        while let Some(mark) = rest.chars().next() {
            let part = &rest[1..];
            let end = part.find(['.', '#']).unwrap_or(part.len());
            let word = &part[..end];
            if !is_name(word) || found.ids.len() + found.classes.len() > PARTS {
                return None;
            }
            if mark == '#' {
                found.ids.push(word.to_owned());
            } else {
                found.classes.push(word.to_owned());
            }
            rest = &part[end..];
        }
        (!text.is_empty()).then_some(found)
    }

    fn is(&self, element: &Element) -> bool {
        self.name.as_ref().is_none_or(|name| *name == element.name)
            && self.ids.iter().all(|id| *id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(class))
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii())
}

/// How much a selector weighs: ids, classes, names.
pub(super) type Specificity = (usize, usize, usize);

/// Compounds inside each other, the outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selector(Vec<(Within, Compound)>);

impl Selector {
    /// Reads one selector; `None` if it has what is not known.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.replace('>', " > ");
        let (mut parts, mut within) = (Vec::new(), Within::Any);
        for word in text.split_whitespace() {
            if word == ">" {
                within = Within::Direct;
            } else {
                parts.push((std::mem::replace(&mut within, Within::Any), Compound::parse(word)?));
            }
        }
        (!parts.is_empty() && parts.len() <= PARTS && within == Within::Any).then_some(Self(parts))
    }

    /// How much it weighs.
    pub(super) fn specificity(&self) -> Specificity {
        self.0.iter().fold((0, 0, 0), |sum, (_, part)| {
            (sum.0 + part.ids.len(), sum.1 + part.classes.len(), sum.2 + usize::from(part.name.is_some()))
        })
    }

    /// Whether it says the element `own` inside the elements `above`, the outermost first.
    pub(super) fn is(&self, own: &Element, above: &[Element]) -> bool {
        let Some(((mut within, last), outer)) = self.0.split_last().map(|((w, c), o)| ((*w, c), o)) else {
            return false;
        };
        if !last.is(own) {
            return false;
        }
        let mut rest = above;
        for (next, compound) in outer.iter().rev() {
            let found = match within {
                Within::Direct => rest.len().checked_sub(1).filter(|at| compound.is(&rest[*at])),
                Within::Any => rest.iter().rposition(|element| compound.is(element)),
            };
            let Some(at) = found else { return false };
            (rest, within) = (&rest[..at], *next);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(text: &str) -> Element {
        let (name, class) = text.split_once('.').unwrap_or((text, ""));
        let (class, id) = class.split_once('#').unwrap_or((class, ""));
        let classes = class.split('.').filter(|c| !c.is_empty()).map(str::to_owned).collect();
        Element { name: name.to_owned(), id: id.to_owned(), classes }
    }

    #[test]
    fn selectors_find_their_elements() {
        for (selector, path, want) in [
            ("li", "ul li", true),
            ("LI", "ul li", true),
            ("*", "p", true),
            (".a", "p.a", true),
            (".a.b", "p.a", false),
            ("p.a.b", "p.b.a", true),
            ("#x", "div.a#x", true),
            ("div p", "div ul p", true),
            ("div > p", "div ul p", false),
            ("div > p", "div p", true),
            ("ol>li", "ol li", true),
            (".a .b li", "div.a div.b ol li", true),
            (".b .a li", "div.a div.b ol li", false),
        ] {
            let elements: Vec<Element> = path.split(' ').map(element).collect();
            let (own, above) = elements.split_last().unwrap();
            assert_eq!(Selector::parse(selector).unwrap().is(own, above), want, "{selector} {path}");
        }
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        for selector in ["a:hover", "a::before", "[hidden]", "a + b", "a ~ b", "", ">", "a >", ".", "a..b"] {
            assert_eq!(Selector::parse(selector), None, "{selector}");
        }
    }
}
