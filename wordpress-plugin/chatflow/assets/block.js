/** The chat button in the block editor. */
( function ( blocks, blockEditor, components, element ) {
	var create = element.createElement;
	blocks.registerBlockType( 'chatflow/ask', {
		edit: function ( props ) {
			function choose( text ) {
				props.setAttributes( { text: text } );
			}
			return create(
				element.Fragment,
				null,
				create(
					blockEditor.InspectorControls,
					null,
					create(
						components.PanelBody,
						null,
						create( components.TextControl, {
							label: window.chatflowBlock.label,
							value: props.attributes.text,
							placeholder: window.chatflowBlock.button,
							onChange: choose,
						} )
					)
				),
				create(
					'div',
					blockEditor.useBlockProps( { className: 'wp-element-button' } ),
					props.attributes.text || window.chatflowBlock.button
				)
			);
		},
		save: function () {
			return null;
		},
	} );
} )( window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element );
