use super::*;

fn cells(table: &str) -> Result<Vec<String>, String> {
    let xml = format!(
        "<office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>\
         <style:style style:name='h'><style:table-properties table:display='false'/></style:style>\
         <table:table table:name='A' table:style-name='h'>{table}</table:table></office:document>"
    );
    assert!(is_ods(xml.as_bytes()));
    let sheets = read(xml.as_bytes(), &Limits::default()).map_err(|e| e.at("a.fods").to_string())?;
    assert!(sheets[0].is_hidden && sheets[0].name == "A");
    Ok(sheets[0].cells.iter().map(|((row, column), text)| format!("{row}.{column} {text}")).collect())
}

#[test]
fn cells_of_a_sheet() {
    let found = cells(
        "<table:table-row table:number-rows-repeated='2'><table:table-cell/><table:table-cell><text:p>a <text:s/>b\n  \
         c</text:p><text:p>d<text:line-break/>e</text:p><office:annotation><text:p>note</text:p></office:annotation>\
         </table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated='2'>\
         <text:p>x</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>y</text:p>\
         </table:table-cell></table:table-row><table:table-row table:number-rows-repeated='1048573'>\
         <table:table-cell table:number-columns-repeated='16384'/></table:table-row>",
    );
    assert_eq!(found.unwrap(), ["0.1 a  b c\nd\ne", "1.1 a  b c\nd\ne", "2.0 x", "2.1 x", "2.3 y"]);
}

#[test]
fn what_is_repeated_without_end_is_refused() {
    let cell = format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", "x".repeat(10_000));
    let found =
        cells(&format!("<table:table-row table:number-rows-repeated='1000000'>{cell}</table:table-row>"));
    assert!(found.unwrap_err().contains("larger than"));
}

#[test]
fn what_a_sheet_hides() {
    let row = |how: &str| {
        format!(
            "<table:table-row {how}><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
        )
    };
    let xml = format!(
        "<office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><table:table table:name='A'>\
         <table:table-column table:number-columns-repeated='2'/>\
         <table:table-column table:visibility='collapse' table:number-columns-repeated='3'/>{}{}{}{}</table:table>\
         </office:document>",
        row(""),
        row("table:visibility='filter'"),
        row("table:visibility='collapse' table:number-rows-repeated='2'"),
        "<table:table-row table:visibility='collapse'><table:table-cell/></table:table-row>"
    );
    let sheets = read(xml.as_bytes(), &Limits::default()).unwrap();
    assert_eq!((sheets[0].hides.rows, &sheets[0].hides.columns[..]), (3, &[3..=5][..]));
    assert_eq!(sheets[0].cells.len(), 4);
}
