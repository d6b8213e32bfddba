use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, Mutex};

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nil,
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Function { params: Vec<String>, body: Box<Expr> },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    Literal(Value),
    Name(String),
    Call { callee: Box<Expr>, args: Vec<Expr> },
}

#[derive(Debug)]
pub enum EvalError {
    Unbound(String),
    NotCallable(Value),
    Arity { expected: usize, found: usize },
    Io(io::Error),
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EvalError::Unbound(name) => write!(f, "nothing is called `{name}`"),
            EvalError::NotCallable(value) => write!(f, "{value:?} cannot be called"),
            EvalError::Arity { expected, found } => write!(f, "expected {expected} arguments, found {found}"),
            EvalError::Io(error) => write!(f, "input failed: {error}"),
        }
    }
}

impl std::error::Error for EvalError {}

impl From<io::Error> for EvalError {
    fn from(error: io::Error) -> Self {
        EvalError::Io(error)
    }
}

pub struct Scope<'a> {
    names: HashMap<String, Value>,
    parent: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    pub fn lookup(&self, name: &str) -> Option<&Value> {
        self.names.get(name).or_else(|| self.parent.and_then(|parent| parent.lookup(name)))
    }

    pub fn child(&'a self) -> Scope<'a> {
        Scope { names: HashMap::new(), parent: Some(self) }
    }
}

pub fn eval(expr: &Expr, scope: &Scope<'_>) -> Result<Value, EvalError> {
    match expr {
        Expr::Literal(value) => Ok(value.clone()),
        Expr::Name(name) => scope.lookup(name).cloned().ok_or_else(|| EvalError::Unbound(name.clone())),
        Expr::Call { callee, args } => {
            let function = eval(callee, scope)?;
            let Value::Function { params, body } = function else {
                return Err(EvalError::NotCallable(function));
            };
            if params.len() != args.len() {
                return Err(EvalError::Arity { expected: params.len(), found: args.len() });
            }
            let mut inner = scope.child();
            for (param, arg) in params.iter().zip(args) {
                inner.names.insert(param.clone(), eval(arg, scope)?);
            }
            eval(&body, &inner)
        }
    }
}

#[derive(Default)]
struct Timings {
    buckets: BTreeMap<u64, u32>,
}

impl Timings {
    fn record(&mut self, took: Duration) {
        *self.buckets.entry(took.as_micros().next_power_of_two() as u64).or_insert(0) += 1;
    }
}

pub async fn serve(mut jobs: mpsc::Receiver<Expr>, root: Arc<Mutex<HashMap<String, Value>>>) -> usize {
    let mut timings = Timings::default();
    let mut done = 0;
    while let Some(expr) = jobs.recv().await {
        let started = Instant::now();
        let scope = Scope { names: root.lock().await.clone(), parent: None };
        if let Err(error) = eval(&expr, &scope) {
            eprintln!("job {done}: {error}");
        }
        timings.record(started.elapsed());
        done += 1;
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unbound_names_are_reported() {
        let scope = Scope { names: HashMap::new(), parent: None };
        assert!(matches!(eval(&Expr::Name("x".into()), &scope), Err(EvalError::Unbound(name)) if name == "x"));
    }
}
