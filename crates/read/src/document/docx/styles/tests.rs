use super::*;
use crate::document::docx::numbering::{AbstractList, Level, List};

fn styles(text: &str) -> Styles {
    let text = format!("<w:styles xmlns:w='u'>{text}</w:styles>");
    Styles::read(&mut Cursor::part(&text, "styles")).unwrap()
}

/// A paragraph style, what it is based on, and what its properties hold.
fn style(id: &str, name: &str, base: &str, props: &str) -> String {
    let based = if base.is_empty() { String::new() } else { format!("<w:basedOn w:val='{base}'/>") };
    format!(
        "<w:style w:type='paragraph' w:styleId='{id}'><w:name w:val='{name}'/>{based}<w:pPr>{props}</w:pPr></w:style>"
    )
}

fn settled(text: &str, numbering: &Numbering) -> Styles {
    let mut styles = styles(text);
    styles.settle(numbering);
    styles
}

#[test]
fn kinds_by_level_and_name() {
    use BlockKind::{Heading, Other, Paragraph, Title};
    let outline = |n: u8| format!("<w:outlineLvl w:val='{n}'/>");
    for (name, props, want) in [
        ("heading 2", String::new(), (Heading, 2)),
        ("Heading 3", outline(0), (Heading, 1)),
        ("heading 1", outline(9), (Other, 0)),
        ("Own", outline(4), (Heading, 5)),
        ("Title", outline(0), (Title, 0)),
        ("heading 12", String::new(), (Other, 0)),
        ("_ H _Ch_G", String::new(), (Heading, 1)),
        ("_ H_1_G", String::new(), (Heading, 2)),
        ("_ H_2/3_G", String::new(), (Heading, 3)),
        ("_ H_4_G", String::new(), (Heading, 4)),
        ("_ H_5/6", String::new(), (Heading, 5)),
        ("HCh", String::new(), (Heading, 1)),
        ("H1", String::new(), (Heading, 2)),
        ("_ H __M_G", String::new(), (Title, 0)),
        ("_ Single Txt_G", String::new(), (Paragraph, 0)),
        ("SingleTxt", String::new(), (Paragraph, 0)),
        ("Normal", String::new(), (Other, 0)),
    ] {
        let styles = settled(&style("x", name, "", &props), &Numbering::default());
        let look = styles.look(Some("x"));
        assert_eq!((look.kind, look.level), want, "{name} {props}");
    }
}

#[test]
fn looks_come_down_the_chain() {
    let text = style("H", "heading 1", "", "<w:rPr/>")
        + &style("Own", "Own", "H", "")
        + &style("Text", "Text", "Own", "<w:outlineLvl w:val='9'/>")
        + "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:vanish/></w:rPr></w:style>";
    let styles = settled(&text, &Numbering::default());
    assert_eq!(styles.look(Some("Own")).level, 1);
    assert_eq!(styles.look(Some("Text")).kind, BlockKind::Other);
    assert!(styles.look(None).hidden && styles.look(Some("missing")).hidden);
    assert!(!styles.look(Some("H")).hidden);
}

#[test]
fn circles_are_cut_and_told() {
    let text = style("A", "First", "B", "")
        + &style("B", "", "A", "<w:outlineLvl w:val='1'/>")
        + &style("C", "C", "", "");
    let styles = settled(&text, &Numbering::default());
    assert_eq!(styles.circles(), ["First", "B"]);
    assert_eq!(styles.look(Some("A")).level, 2);
}

#[test]
fn levels_come_from_the_list_or_the_style() {
    let numbered = |list: &str, level: &str| {
        let id = if list.is_empty() { String::new() } else { format!("<w:numId w:val='{list}'/>") };
        let level = if level.is_empty() { String::new() } else { format!("<w:ilvl w:val='{level}'/>") };
        format!("<w:numPr>{level}{id}</w:numPr>")
    };
    let text = style("H1", "heading 1", "", &numbered("1", ""))
        + &style("H2", "heading 2", "H1", &numbered("", "1"))
        + &style("H3", "heading 3", "H1", "")
        + &style("H4", "heading 4", "H2", &numbered("0", ""))
        + &style("Linked", "Linked", "H1", &numbered("", "1"));
    let mut definition = AbstractList::default();
    definition.levels[4] = Some(Level { style: Some("Linked".to_owned()), ..Level::default() });
    let numbering = Numbering { definitions: [(0, definition)].into(), lists: [(1, List::default())].into() };
    let styles = settled(&text, &numbering);
    let list = |id| styles.look(Some(id)).list;
    for (id, found, level) in [
        ("H1", Some(1), None),
        ("H2", Some(1), Some(1)),
        ("H3", Some(1), None),
        ("H4", Some(0), None),
        // The list itself says which of its levels the style is.
        ("Linked", Some(1), Some(4)),
    ] {
        assert_eq!(list(id), ListRef { list: found, level }, "{id}");
    }
    assert_eq!(styles.level_in(Some("Linked"), 1, &numbering), Some(4));
    assert_eq!(styles.level_in(Some("H2"), 7, &numbering), Some(1));
}
