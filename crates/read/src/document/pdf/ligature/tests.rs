use super::*;

const TABLE: &str = "/CIDInit/ProcSet findresource begin begincmap\n3 beginbfchar\n<26> <06440623>\n<27> <0644>\n\
                     <28> <0644 0627>\nendbfchar\nendcmap";
const MENDED: &str = "/CIDInit/ProcSet findresource begin begincmap\n3 beginbfchar\n<26><FEF7>\n<27><0644>\n\
                      <28><FEFB>\nendbfchar\nendcmap";

fn pdf(stream: &[u8]) -> Vec<u8> {
    [b"%PDF-1.4\n1 0 obj <<>>\nstream\n", stream, b"\nendstream endobj"].concat()
}

#[test]
fn ligatures_become_one_character() {
    let mended = mend(&pdf(TABLE.as_bytes())).unwrap();
    assert_eq!(mended.len(), pdf(TABLE.as_bytes()).len());
    assert!(find(&mended, MENDED.as_bytes()).is_some());
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(TABLE.as_bytes()).unwrap();
    let packed = pdf(&encoder.finish().unwrap());
    let mended = mend(&packed).unwrap();
    assert_eq!(mended.len(), packed.len());
    let (start, end) = streams(&mended).next().unwrap();
    let mut table = String::new();
    ZlibDecoder::new(&mended[start..end]).read_to_string(&mut table).unwrap();
    assert_eq!(table.trim_end(), MENDED);
}

#[test]
fn what_stands_beside_glyphs_follows_the_page() {
    let page =
        |inner: &str| format!("BT /Span<</ActualText <FEFF{inner}> >> BDC <14F1> Tj EMC ET ").repeat(3);
    let mended = mend_page(page("06440627").into_bytes()).unwrap();
    assert_eq!(String::from_utf8(mended).unwrap(), page("06270644"));
    assert_eq!(mend_page(page("0644").into_bytes()), None);
    assert_eq!(mend_page(page("00660069").into_bytes()), None);
    assert_eq!(mend_page(page("0644062").into_bytes()), None);
    assert_eq!(mend_page(b"/ActualText <FEFF".to_vec()), None);
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(page("064A064F").as_bytes()).unwrap();
    let packed = pdf(&encoder.finish().unwrap());
    let mended = mend(&packed).unwrap();
    let (start, end) = streams(&mended).next().unwrap();
    let mut text = String::new();
    ZlibDecoder::new(&mended[start..end]).read_to_string(&mut text).unwrap();
    assert_eq!(text, page("064F064A"));
}

#[test]
fn ranges_of_ligatures() {
    let table = |range: &str| {
        format!("begincmap 3 beginbfrange <01><02><0041> {range}<0300><0301>[<06440627><0628>] endbfrange")
    };
    let mended = mend_table(table("<0196> <0197> <06440622>").as_bytes()).unwrap();
    let want = table("<0196><0197>[<FEF5><FEF7>]").replace("<06440627>", "<FEFB>").replace("> <", "><");
    assert_eq!(String::from_utf8(mended).unwrap(), want);
    // A range that goes beyond the ligatures, and one that is none.
    let mended = mend_table(b"beginbfrange <1><3><06440626>").unwrap();
    assert_eq!(String::from_utf8(mended).unwrap(), "beginbfrange <1><3>[<06440626><FEFB><06440628>]");
    assert_eq!(mend_table(b"beginbfrange <1><3><06440641>"), None);
    assert_eq!(mend_table(b"beginbfrange <1><FFFFFFFF><06440622> <"), None);
}

#[test]
fn all_else_stays() {
    for bytes in [
        &b""[..],
        b"stream",
        b"stream\nendstream",
        b"%PDF stream <06440627> endstream",
        b"stream\n\x78\x9c\nendstream",
    ] {
        assert_eq!(mend(bytes), None);
    }
}
