//! The public package that carries the dictionary.

use hexapla_data::Package;

/// The files of the dictionary, in the order in which they are read.
pub(crate) const FILES: [&str; 6] = [
    "words.dawg",
    "paradigms.array",
    "suffixes.json",
    "gramtab-opencorpora-int.json",
    "prediction-suffixes-0.dawg",
    "p_t_given_w.intdawg",
];

/// The Russian dictionary of OpenCorpora (CC BY-SA 3.0), compiled for pymorphy.
pub static RUSSIAN: Package = Package {
    what: "Russian dictionary",
    name: "pymorphy3-dicts-ru",
    version: "2.4.417150.4580142",
    wheel: "pymorphy3_dicts_ru-2.4.417150.4580142-py2.py3-none-any.whl",
    sha256: "718bac64c73c10c16073a199402657283d9b64c04188b694f6d3e9b0d85440f4",
    module: "pymorphy3_dicts_ru",
    folder: "data",
    files: &FILES,
    variable: "HEXAPLA_RUSSIAN",
    command: "hexapla data install",
};
