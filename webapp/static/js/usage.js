// The page of usage: its chart.
import "./chart.js";
