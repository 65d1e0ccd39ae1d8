/** The blocks in the editor: a button that opens the chat, and a box in which it opens. */
( function ( blocks, blockEditor, components, element, words ) {
	var create = element.createElement;

	function field( props, name, label, placeholder ) {
		return create( components.TextControl, {
			key: name,
			label: label,
			value: props.attributes[ name ],
			placeholder: placeholder,
			onChange: function ( text ) {
				var change = {};
				change[ name ] = text;
				props.setAttributes( change );
			},
		} );
	}

	function edit( fields, look ) {
		return function ( props ) {
			return create(
				element.Fragment,
				null,
				create(
					blockEditor.InspectorControls,
					null,
					create(
						components.PanelBody,
						null,
						fields.map( function ( one ) {
							return field( props, one.name, one.label, one.placeholder );
						} )
					)
				),
				look( props.attributes )
			);
		};
	}

	function nothing() {
		return null;
	}

	blocks.registerBlockType( 'chatflow/ask', {
		edit: edit( [ { name: 'text', label: words.label, placeholder: words.button } ], function ( attributes ) {
			return create( 'div', blockEditor.useBlockProps( { className: 'wp-element-button' } ), attributes.text || words.button );
		} ),
		save: nothing,
	} );

	blocks.registerBlockType( 'chatflow/inline', {
		edit: edit(
			[
				{ name: 'greeting', label: words.greetingLabel, placeholder: words.greeting },
				{ name: 'text', label: words.label, placeholder: words.start },
			],
			function ( attributes ) {
				return create(
					'div',
					blockEditor.useBlockProps( { className: 'chatflow-inline' } ),
					create( 'p', null, attributes.greeting || words.greeting ),
					create( 'p', null, create( 'span', { className: 'wp-element-button' }, attributes.text || words.start ) )
				);
			}
		),
		save: nothing,
	} );
} )( window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element, window.chatflowBlock );
