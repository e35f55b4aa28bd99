//! What goes into a statement in the place of `$1`, `$2` …

use std::error::Error as StdError;

use jiff::Timestamp;
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use uuid::Uuid;

/// One argument of a statement. Truth is 0 or 1, an instant is microseconds since 1970 UTC.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
}

/// Arguments of a statement: `args![id, "name", now]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { [$($crate::db::Value::from($value)),*] };
}

macro_rules! from {
    ($($given:ty => $made:expr),* $(,)?) => {
        $(impl From<$given> for Value {
            fn from(given: $given) -> Self {
                $made(given)
            }
        })*
    };
}

from! {
    i64 => Self::Int,
    bool => |truth| Self::Int(i64::from(truth)),
    f64 => Self::Real,
    String => Self::Text,
    &str => |text: &str| Self::Text(text.to_owned()),
    &String => |text: &String| Self::Text(text.clone()),
    Vec<u8> => Self::Bytes,
    &[u8] => |bytes: &[u8]| Self::Bytes(bytes.to_vec()),
    [u8; 32] => |bytes: [u8; 32]| Self::Bytes(bytes.to_vec()),
    Uuid => Self::Id,
    Timestamp => |instant: Timestamp| Self::Int(instant.as_microsecond()),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(given: Option<T>) -> Self {
        given.map_or(Self::Null, Into::into)
    }
}

impl Value {
    /// What one engine would keep and the other refuse or change: neither takes it.
    fn check(&self) -> std::result::Result<(), Box<dyn StdError + Sync + Send>> {
        match self {
            Self::Text(text) if text.contains('\0') => Err("text may not hold the character U+0000".into()),
            Self::Real(number) if !number.is_finite() => Err(format!("{number} is not a number to keep").into()),
            _ => Ok(()),
        }
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.check().map_err(rusqlite::Error::ToSqlConversionFailure)?;
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Box<dyn StdError + Sync + Send>> {
        self.check()?;
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Self::Real(number), &Type::FLOAT8) => number.to_sql(ty, out),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR) => text.to_sql(ty, out),
            (Self::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            (Self::Id(id), &Type::UUID) => id.to_sql(ty, out),
            (value, wanted) => Err(format!("the statement wants a value of type {wanted}, not {value:?}").into()),
        }
    }

    // The pairs above are checked one by one, with a message that names the value.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
