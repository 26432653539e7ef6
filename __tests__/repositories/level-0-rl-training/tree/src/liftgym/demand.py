"""Passenger demand from door counters, with scikit-learn."""

import joblib
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


def fit(features, counts, path="models/demand.joblib"):
    """Fits the regressor, prints its error and stores it."""
    x, x_test, y, y_test = train_test_split(features, counts, random_state=7)
    model = GradientBoostingRegressor().fit(x, y)
    print("mean absolute error", mean_absolute_error(y_test, model.predict(x_test)))
    joblib.dump(model, path)
    return model
