package io.likeness.models.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Sends a model's folder from the browser; all of it happens in frontend/model-upload.js, which talks to models/upload. */
@Tag("likeness-model-upload")
@JsModule("context://likeness/model-upload.js")
class ModelUpload extends Component {}
