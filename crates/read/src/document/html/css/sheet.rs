//! The style sheets of a page.

use super::selector::{Element, Selector, Specificity};
use super::{Declaration, Look, declarations, split_outside_quotes};
use crate::document::html::tokens::{Token, tokens};

/// The most rules that are read: each is tried for each element.
const RULES: usize = 2_000;
/// The deepest blocks inside blocks that are read.
const DEPTH: usize = 16;

/// A selector with what it declares.
#[derive(Debug)]
struct Rule {
    selector: Selector,
    specificity: Specificity,
    declarations: Vec<Declaration>,
}

/// All rules that matter here, those that weigh less first, then by place.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Sheet {
    rules: Vec<Rule>,
}

impl Sheet {
    /// The sheets in the `<style>` elements of `text`.
    pub(in crate::document::html) fn of(text: &str) -> Self {
        let mut sheet = Self::default();
        if !text.as_bytes().windows(6).any(|w| w.eq_ignore_ascii_case(b"<style")) {
            return sheet;
        }
        let mut open = false;
        for token in tokens(text) {
            match token {
                Token::Start { name, attributes, .. } if name == "style" => {
                    open = holds(attributes.get("media").map_or("", String::as_str));
                }
                Token::End { name, .. } if name == "style" => open = false,
                Token::Text { text, .. } if open => sheet.read(&text),
                _ => {}
            }
        }
        sheet.rules.sort_by_key(|rule| rule.specificity);
        sheet
    }

    fn read(&mut self, css: &str) {
        let css = without_comments(css);
        let mut pending = vec![(css.as_str(), 0)];
        while let Some((css, depth)) = pending.pop() {
            let mut inner = Vec::new();
            for (head, body) in blocks(css) {
                if let Some(rest) = head.strip_prefix('@') {
                    let (name, condition) =
                        rest.split_at(rest.find(is_blank_or_bracket).unwrap_or(rest.len()));
                    let holds = match name.to_ascii_lowercase().as_str() {
                        "media" => holds(condition),
                        "layer" | "supports" => true,
                        _ => false,
                    };
                    if holds && depth < DEPTH {
                        inner.push((body, depth + 1));
                    }
                } else {
                    self.rule(head, body);
                }
            }
            pending.extend(inner.into_iter().rev());
        }
    }

    fn rule(&mut self, head: &str, body: &str) {
        let declarations = declarations(body);
        if declarations.is_empty() {
            return;
        }
        for selector in split_outside_quotes(head, ',') {
            let Some(selector) = Selector::parse(selector).filter(|_| self.rules.len() < RULES) else {
                continue;
            };
            let specificity = selector.specificity();
            self.rules.push(Rule { selector, specificity, declarations: declarations.clone() });
        }
    }

    /// What holds for `own` inside `above`, with the `style` attribute `inline`.
    pub(in crate::document::html) fn look(&self, own: &Element, above: &[Element], inline: &str) -> Look {
        let inline = if inline.is_empty() { Vec::new() } else { declarations(inline) };
        let rules = self.rules.iter().filter(|rule| rule.selector.is(own, above));
        let sheets: Vec<&Declaration> = rules.flat_map(|rule| &rule.declarations).collect();
        let mut look = Look::default();
        for important in [false, true] {
            let all = sheets.iter().copied().chain(&inline);
            all.filter(|d| d.important == important).for_each(|d| look.put(&d.property));
        }
        look
    }
}

fn is_blank_or_bracket(c: char) -> bool {
    c.is_whitespace() || c == '('
}

/// Whether a query holds for a screen of common size; one that asks for a size may not hold.
fn holds(media: &str) -> bool {
    let mut queries = media.split(',').map(|query| query.trim().to_ascii_lowercase());
    media.trim().is_empty() || queries.any(|query| matches!(query.as_str(), "all" | "screen" | "only screen"))
}

fn without_comments(css: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(css.len()), css);
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        out.push(' ');
        rest = rest[at + 2..].find("*/").map_or("", |end| &rest[at + 2 + end + 2..]);
    }
    out.push_str(rest);
    // Old pages hide their sheets from older programs.
    out.replace("<!--", " ").replace("-->", " ")
}

/// The blocks of a sheet: what is before each, and what is in it. Statements without a block are skipped.
fn blocks(css: &str) -> Vec<(&str, &str)> {
    let (mut found, mut from, mut body) = (Vec::new(), 0, 0);
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    for (at, c) in css.char_indices() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '\\' => escaped = true,
            _ if quote == Some(c) => quote = None,
            '\n' => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(c),
            ';' if depth == 0 => from = at + 1,
            '{' => {
                depth += 1;
                if depth == 1 {
                    body = at;
                }
            }
            '}' if depth == 0 => from = at + 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    found.push((css[from..body].trim(), &css[body + 1..at]));
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::html::css::Display;

    fn hides(css: &str, inline: &str) -> bool {
        let own = Element { name: "p".into(), id: "x".into(), classes: vec!["a".into(), "b".into()] };
        let above = [Element { name: "div".into(), ..Element::default() }];
        Sheet::of(&format!("<style>{css}</style>")).look(&own, &above, inline).hides()
    }

    #[test]
    fn rules_count_in_the_order_of_css() {
        for (css, inline, want) in [
            ("p{display:none}", "", true),
            ("p , q{display:none}", "", true),
            ("p{display:none} p{display:block}", "", false),
            (".a{display:none} p{display:block}", "", true),
            ("#x{display:block} .a.b{display:none}", "", false),
            ("div p{display:none} p{display:block}", "", true),
            ("p{display:none}", "display:block", false),
            ("p{display:none !important}", "display:block", true),
            ("p{display:none!important} #x{display:block}", "", true),
            ("p:hover{display:none}", "", false),
            ("@media print{p{display:none}}", "", false),
            ("@media screen{p{display:none}}", "", true),
            ("@media (max-width:600px){p{display:none}}", "", false),
            ("@import url(a;b.css);@charset 'x';p{display:none}", "", true),
            ("@font-face{font-family:x}p{display:none}", "", true),
            ("/* p{ */ p{/**/display:none}", "", true),
            ("<!-- p{display:none} -->", "", true),
            ("q{content:'}'} p{display:none}", "", true),
            ("p{display:none", "", false),
            ("}}p{display:none}", "", true),
            ("é{}p{visibility:hidden}", "", true),
        ] {
            assert_eq!(hides(css, inline), want, "{css} / {inline}");
        }
    }

    #[test]
    fn sheets_for_other_media_are_passed_over() {
        let own = Element { name: "p".into(), ..Element::default() };
        let text =
            "<STYLE media=print>p{display:none}</STYLE><style type='text/css'>p{display:list-item}</style>";
        assert_eq!(Sheet::of(text).look(&own, &[], "").display, Some(Display::ListItem));
    }
}
