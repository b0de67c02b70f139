use super::*;
use crate::document::pdf::words::Word;

/// A page of 600 by 800 points, each fragment with the place where it begins, its top and its height.
fn page(fragments: &[(&str, f32, f32, f32)]) -> Page {
    let word = |(text, left, top, height): &(&str, f32, f32, f32)| Word {
        text: (*text).to_owned(),
        left: *left,
        right: left + 5.0 * text.chars().count() as f32,
        top: *top,
        bottom: top + height,
    };
    Page { width: 600.0, height: 800.0, fragments: fragments.iter().map(|f| vec![word(f)]).collect() }
}

/// What is set apart on each page, of letters 10 points high.
fn apart(pages: &[Vec<(&str, f32, f32, f32)>]) -> Vec<Vec<String>> {
    let pages: Vec<Page> = pages.iter().map(|fragments| page(fragments)).collect();
    let found = find(&pages, 10.0);
    let text = |page: &Page, n: usize| page.fragments[n][0].text.clone();
    let each = pages.iter().zip(&found);
    each.map(|(page, found)| (0..found.len()).filter(|n| found[*n]).map(|n| text(page, n)).collect())
        .collect()
}

#[test]
fn a_resolution_of_three_pages() {
    let text = |top: f32| ("Recalling its decision on the lakes of the north,", 120.0, top, 10.0);
    let pages = [
        vec![
            ("A/RES/78/43", 480.0, 40.0, 22.0),
            ("United Nations", 120.0, 45.0, 15.0),
            text(400.0),
            text(700.0),
            ("23-24512 (E)", 65.0, 740.0, 10.0),
            ("191223", 134.0, 740.0, 10.0),
            ("*2324512*", 65.0, 752.0, 16.0),
        ],
        // The title goes on below the symbol; heads and feet are mirrored.
        vec![
            ("Measures to prevent floods", 390.0, 43.0, 8.0),
            ("A/RES/78/43", 60.0, 53.0, 8.0),
            ("on lakes", 450.0, 53.0, 8.0),
            text(73.0),
            ("1 See A/59/361.", 117.0, 720.0, 8.5),
            ("2/3", 60.0, 749.0, 8.0),
            ("23-24512", 524.0, 749.0, 7.0),
        ],
        vec![
            ("Measures to prevent floods", 60.0, 43.0, 8.0),
            ("A/RES/78/43", 480.0, 53.0, 8.0),
            ("on lakes", 60.0, 53.0, 8.0),
            text(73.0),
            ("23-24512", 60.0, 749.0, 7.0),
            ("3/3", 524.0, 749.0, 8.0),
        ],
    ];
    let head = ["Measures to prevent floods", "A/RES/78/43", "on lakes"];
    let want = [
        vec!["23-24512 (E)", "191223", "*2324512*"],
        [&head[..], &["2/3", "23-24512"]].concat(),
        [&head[..], &["23-24512", "3/3"]].concat(),
    ];
    assert_eq!(apart(&pages), want);
}

#[test]
fn labels_that_count_on_are_text() {
    let pages: Vec<Vec<(&str, f32, f32, f32)>> = ["Article 1", "Article 4", "Article 7", "Article 9"]
        .into_iter()
        .map(|article| vec![(article, 60.0, 60.0, 10.0), ("The lake is deep.", 60.0, 80.0, 10.0)])
        .collect();
    assert!(apart(&pages).iter().all(Vec::is_empty));
    // One article a page: its number is that of the page, and yet it is a label.
    let pages: Vec<Vec<(&str, f32, f32, f32)>> = ["Step 1.", "Step 2.", "Step 3."]
        .into_iter()
        .map(|step| vec![(step, 60.0, 60.0, 10.0), ("Open the gate.", 60.0, 80.0, 10.0)])
        .collect();
    assert!(apart(&pages).iter().all(Vec::is_empty));
}

#[test]
fn notes_between_feet_stay() {
    let page = |n: &'static str, note: &'static str| {
        vec![
            ("The lake is deep.", 60.0, 400.0, 10.0),
            ("Rivers and lakes", 60.0, 700.0, 8.0),
            (note, 60.0, 720.0, 8.0),
            (n, 300.0, 770.0, 10.0),
        ]
    };
    let pages = [page("11", "See the annex."), page("12", "It is in the north."), page("13", "In Oslo.")];
    assert_eq!(apart(&pages), ["11", "12", "13"].map(|n| vec![n.to_owned()]));
}

#[test]
fn page_numbers_and_titles() {
    let page = |n: &'static str| {
        vec![
            ("Annual report", 60.0, 30.0, 10.0),
            ("The lake is deep.", 60.0, 80.0, 10.0),
            ("It is cold.", 60.0, 640.0, 10.0),
            (n, 300.0, 770.0, 10.0),
        ]
    };
    let want = |n: &str| vec!["Annual report".to_owned(), n.to_owned()];
    assert_eq!(apart(&["11", "12", "13"].map(page)), ["11", "12", "13"].map(want));
    // The cells at the top of a table that goes on are not a running head, nor is a line inside the text.
    let table = |n: &'static str| {
        vec![
            ("Country", 60.0, 60.0, 10.0),
            ("Area", 300.0, 60.0, 10.0),
            (n, 60.0, 72.0, 10.0),
            ("12", 300.0, 72.0, 10.0),
            ("The same line", 60.0, 400.0, 10.0),
        ]
    };
    assert!(apart(&["Chile", "Peru", "Mali"].map(table)).iter().all(Vec::is_empty));
}
