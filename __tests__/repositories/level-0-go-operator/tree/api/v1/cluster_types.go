package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// ClusterSpec is what the user asks for.
type ClusterSpec struct {
	Members    int32      `json:"members"`
	Image      string     `json:"image"`
	Guardrails Guardrails `json:"guardrails,omitempty"`
}

// Guardrails keep an upgrade from taking too many members at once.
type Guardrails struct {
	MaxUnavailable int32 `json:"maxUnavailable,omitempty"`
	MinPartitions  int32 `json:"minPartitions,omitempty"`
}

// Cluster is one data grid.
type Cluster struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              ClusterSpec `json:"spec"`
}
