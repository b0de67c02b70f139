//! Word files with automatic numbers of every kind that LibreOffice counts as Word does.
//!
//! LibreOffice (7.4) leaves out of account `lvlRestart`, `isLgl` and the formats `decimalFullWidth`, `hindiNumbers`
//! and `numberInDash`; it writes `零` where Word has `〇`, units where `ideographDigital` has digits, `ا` for the first
//! letter of `arabicAbjad` and `ى` for the last of `arabicAlpha`. Those are left to the tables beside the reader.

/// A Word file: its lists, its styles, and its paragraphs.
pub(super) struct Case {
    /// Its name.
    pub(super) name: &'static str,
    /// What is in `numbering.xml`.
    pub(super) numbering: String,
    /// What is in `styles.xml`.
    pub(super) styles: String,
    /// What is in the body.
    pub(super) body: String,
}

/// A level of a list: format, label, and further elements.
type Level<'a> = (&'a str, &'a str, &'a str);

/// A list definition.
fn definition(n: u32, more: &str, levels: &[Level<'_>]) -> String {
    let levels: String = levels
        .iter()
        .enumerate()
        .map(|(ilvl, (format, text, more))| {
            let start = if more.contains("<w:start ") { "" } else { "<w:start w:val=\"1\"/>" };
            let text = format!("<w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>");
            // The schema needs its elements in this order.
            let (before, after) = if more.starts_with("<w:start ") { (*more, "") } else { ("", *more) };
            format!(
                "<w:lvl w:ilvl=\"{ilvl}\">{start}{before}<w:numFmt w:val=\"{format}\"/>{after}{text}</w:lvl>"
            )
        })
        .collect();
    format!(
        "<w:abstractNum w:abstractNumId=\"{n}\"><w:multiLevelType w:val=\"multilevel\"/>{more}{levels}</w:abstractNum>"
    )
}

/// A list of a definition.
fn list(n: u32, definition: u32, overrides: &str) -> String {
    format!("<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"{definition}\"/>{overrides}</w:num>")
}

/// Where a level of a list starts instead.
fn starts(level: u32, at: u32) -> String {
    format!("<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{at}\"/></w:lvlOverride>")
}

/// Paragraphs of lists, given by list and level: `1.0 1.1`; `-` is one without a list.
fn items(paragraphs: &str) -> String {
    let item = |paragraph: &str| match paragraph.split_once('.') {
        Some((list, level)) => {
            text(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"))
        }
        None => text(""),
    };
    paragraphs.split(' ').map(item).collect()
}

/// Paragraphs of these styles.
fn styled(styles: &str) -> String {
    styles.split(' ').map(|style| text(&format!("<w:pStyle w:val=\"{style}\"/>"))).collect()
}

fn text(props: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>", super::TEXT)
}

/// A paragraph style that may be in a list.
fn style(id: &str, base: &str, list: &str) -> String {
    let based = if base.is_empty() { String::new() } else { format!("<w:basedOn w:val=\"{base}\"/>") };
    let list = if list.is_empty() { String::new() } else { format!("<w:numPr>{list}</w:numPr>") };
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{based}<w:pPr>{list}</w:pPr></w:style>"
    )
}

fn case(name: &'static str, numbering: String, body: String) -> Case {
    Case { name, numbering, styles: String::new(), body }
}

/// One list that counts with a format, from a number on.
fn counted(name: &'static str, format: &str, from: u32, count: usize) -> Case {
    let start = format!("<w:start w:val=\"{from}\"/>");
    let numbering = definition(0, "", &[(format, "%1.", &start)]) + &list(1, 0, "");
    case(name, numbering, items(&vec!["1.0"; count].join(" ")))
}

const OUTLINE: [Level<'_>; 4] = [
    ("upperRoman", "%1.", ""),
    ("upperLetter", "%2.", ""),
    ("decimal", "%3.", ""),
    ("lowerLetter", "(%4)", ""),
];

/// All files.
pub(super) fn cases() -> Vec<Case> {
    let mut cases = structures();
    cases.extend(style_cases());
    cases.extend(formats());
    cases
}

/// How levels nest, restart and are overridden.
fn structures() -> Vec<Case> {
    let plain = |lists: &str| definition(0, "", &OUTLINE) + &list(1, 0, "") + lists;
    let path = [("decimal", "%1.", ""), ("decimal", "%1.%2.", ""), ("decimal", "%1.%2.%3.", "")];
    let paths = definition(0, "", &path) + &list(1, 0, "");
    let replaced = "<w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"upperLetter\"/>\
                    <w:lvlText w:val=\"Annex %1\"/></w:lvl></w:lvlOverride>";
    let walk = "1.0 1.1 1.2 1.3 1.3 1.2 - 1.3 1.1 1.2 1.0 1.3 1.2 1.0 1.1";
    vec![
        case("nested", plain(""), items(walk)),
        case("paths", paths.clone(), items("1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.1 1.2 1.0")),
        case("skipped", paths, items("1.2 1.2 1.0 1.2 1.1 1.2 1.0 1.2")),
        case("continued", plain(&list(2, 0, "")), items("1.0 1.0 2.0 2.1 1.1 1.0 2.0")),
        case("restarted", plain(&list(2, 0, &starts(0, 1))), items("1.0 1.0 1.1 2.0 2.0 2.1")),
        case(
            "started",
            plain(&(list(2, 0, &starts(0, 5)) + &list(3, 0, &starts(2, 7)))),
            items("1.0 2.0 2.1 2.0 3.2 3.2"),
        ),
        case("replaced", plain(&list(2, 0, replaced)), items("2.0 2.1 2.0")),
        case(
            "two-lists",
            plain("") + &definition(7, "", &OUTLINE) + &list(4, 7, ""),
            items("1.0 4.0 1.0 4.0 4.1 1.1"),
        ),
    ]
}

/// Lists that styles bring with them.
fn style_cases() -> Vec<Case> {
    let linked = |style: &str| format!("<w:pStyle w:val=\"{style}\"/>");
    let (one, two) = (linked("One"), linked("Two"));
    let levels =
        [("upperRoman", "%1.", one.as_str()), ("upperLetter", "%2.", two.as_str()), ("decimal", "%3.", "")];
    let numbering = definition(2, "", &levels) + &list(6, 2, "");
    let number = |list: u32, level: u32| format!("<w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/>");
    let styles = style("One", "", "<w:numId w:val=\"6\"/>")
        + &style("Two", "", &number(6, 1))
        + &style("Likewise", "Two", "")
        + &style("Without", "One", "<w:numId w:val=\"0\"/>");
    let list_style = |n: u32| {
        format!(
            "<w:style w:type=\"numbering\" w:styleId=\"Reports\"><w:name w:val=\"Reports\"/>\
             <w:pPr><w:numPr><w:numId w:val=\"{n}\"/></w:numPr></w:pPr></w:style>"
        )
    };
    let of_style = definition(0, "<w:styleLink w:val=\"Reports\"/>", &OUTLINE);
    let like_style = definition(1, "<w:numStyleLink w:val=\"Reports\"/>", &[]);
    vec![
        Case {
            name: "styles",
            numbering: numbering.clone(),
            styles: styles.clone(),
            body: styled("One Two Two Likewise One Without Two One Two"),
        },
        Case {
            name: "styles-and-lists",
            numbering: numbering + &definition(3, "", &OUTLINE) + &list(7, 3, ""),
            styles,
            body: styled("One Two")
                + &items("6.2 6.2 7.0")
                + &styled("Two")
                + &items("6.2 6.0 7.0 7.1")
                + &styled("Two"),
        },
        Case {
            name: "list-style",
            numbering: of_style + &like_style + &list(1, 0, "") + &list(2, 1, ""),
            styles: list_style(1),
            body: items("2.0 2.1 2.1 2.0 2.1"),
        },
    ]
}

/// How numbers are written.
fn formats() -> Vec<Case> {
    let articles = [
        ("chineseCountingThousand", "第%1条", "<w:suff w:val=\"space\"/>"),
        ("chineseCountingThousand", "（%2）", "<w:suff w:val=\"nothing\"/>"),
        ("decimal", "%3．", ""),
    ];
    vec![
        counted("roman", "lowerRoman", 1, 60),
        counted("letters", "lowerLetter", 20, 40),
        counted("zero", "decimalZero", 1, 12),
        counted("ordinal", "ordinal", 1, 24),
        counted("cardinal", "cardinalText", 1, 24),
        counted("ordinal-text", "ordinalText", 1, 24),
        counted("chinese", "chineseCountingThousand", 1, 100),
        counted("chinese-legal", "chineseLegalSimplified", 1, 30),
        counted("chinese-counting", "chineseCounting", 1, 99),
        counted("japanese", "japaneseCounting", 1, 99),
        counted("ideographs", "ideographDigital", 1, 9),
        counted("stems", "ideographTraditional", 1, 10),
        counted("circles", "decimalEnclosedCircle", 1, 20),
        counted("arabic", "arabicAlpha", 1, 27),
        counted("abjad", "arabicAbjad", 2, 27),
        counted("russian-lower", "russianLower", 1, 29),
        counted("russian-upper", "russianUpper", 1, 25),
        counted("none", "none", 1, 5),
        case("articles", definition(0, "", &articles) + &list(1, 0, ""), items("1.0 1.1 1.1 1.2 1.0 1.1")),
    ]
}
